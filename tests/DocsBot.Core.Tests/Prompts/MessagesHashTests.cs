using System.Security.Cryptography;
using System.Text;
using DocsBot.Core.Prompts;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Tests.Prompts;

public sealed class MessagesHashTests
{
    [Fact]
    public void The_hash_is_that_of_the_documented_form()
    {
        MessagesHash.Of([new ChatMessage(ChatRole.System, "Bü"), new ChatMessage(ChatRole.User, "a\nb")])
            .ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("system\n3\nBü\nuser\n3\na\nb\n"))));
    }

    [Fact]
    public void Messages_that_are_cut_otherwise_have_another_hash()
    {
        var one = MessagesHash.Of([new ChatMessage(ChatRole.User, "a\nuser\n1\nb")]);
        var two = MessagesHash.Of([new ChatMessage(ChatRole.User, "a"), new ChatMessage(ChatRole.User, "b")]);
        var other = MessagesHash.Of([new ChatMessage(ChatRole.User, "a"), new ChatMessage(ChatRole.Assistant, "b")]);

        new[] { one, two, other }.ShouldBeUnique();
    }
}
