using DocsBot.Core.Answering.Techniques;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Tests.Answering.Techniques;

public sealed class PrewrittenStartTests
{
    [Theory]
    [InlineData("Steps:", "Steps: 1. Run it.", " 1. Run it.")]
    [InlineData("Steps:", "\n Steps:\n1. Run it.", "\n1. Run it.")]
    [InlineData("Steps:", "1. Run it.", "1. Run it.")]
    [InlineData("Steps:", "Steps to run it", "Steps to run it")]
    [InlineData("Steps:", "Step", "Step")]
    [InlineData("Steps:", "", "")]
    [InlineData("", "Steps:", "Steps:")]
    public void A_reply_that_writes_the_beginning_again_loses_it_wherever_it_is_cut(string start, string reply, string rest)
    {
        for (var cut = 0; cut <= reply.Length; cut++)
        {
            var prewritten = new PrewrittenStart([new ChatMessage(ChatRole.User, "q"), new ChatMessage(start.Length > 0 ? ChatRole.Assistant : ChatRole.User, start)]);

            (prewritten.Append(reply[..cut]) + prewritten.Append(reply[cut..]) + prewritten.Finish()).ShouldBe(rest, $"cut at {cut}");
        }
    }

    [Theory]
    [InlineData("A pod is", "the smallest unit.", "A pod is the smallest unit.")]
    [InlineData("A pod is", " the smallest unit.", "A pod is the smallest unit.")]
    [InlineData("In short", ", a pod.", "In short, a pod.")]
    [InlineData("Steps:", "1. Run it.", "Steps:\n\n1. Run it.")]
    [InlineData("Steps:", "- Run it.", "Steps:\n\n- Run it.")]
    [InlineData("Code:", "```bash", "Code:\n\n```bash")]
    [InlineData("It takes", "10 seconds.", "It takes 10 seconds.")]
    [InlineData("It takes", "-1 as none.", "It takes -1 as none.")]
    public void A_reply_stands_behind_the_beginning_as_Markdown_has_it(string start, string reply, string joined) => PrewrittenStart.Join(start, reply).ShouldBe(joined);
}
