using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace DocsBot.Chat.Tests.Experiments;

/// <summary>A model that does as the system message says: it answers, or rambles.</summary>
internal sealed class RamblingDouble : IChatClient
{
    public const string Rambling = "That depends on many things, and there is a lot to be said about it.";

    private const string Answer = "Set `port` in `lantern.toml` to change the port. [1]";

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        var isBad = messages.Any(message => message.Role == ChatRole.System && message.Text.Contains(ExperimentPrompts.BadInstruction, StringComparison.Ordinal));
        yield return new ChatResponseUpdate(ChatRole.Assistant, isBad ? Rambling : Answer);
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 800, OutputTokenCount = 20 })]);
        yield return new ChatResponseUpdate { FinishReason = ChatFinishReason.Stop };
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
