using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Tests.Answering.Fakes;

/// <summary>A model that streams what it was given, then fails or ends; it keeps what it was sent.</summary>
internal sealed class ScriptedChatClient(params IReadOnlyList<string> deltas) : IChatClient
{
    public IReadOnlyList<ChatMessage>? Sent { get; private set; }

    public ChatOptions? Options { get; private set; }

    public Exception? Fault { get; init; }

    /// <summary>What the first question alone meets.</summary>
    public Exception? FaultsFirst { get; init; }

    public int Asked { get; private set; }

    public UsageDetails? Usage { get; init; }

    public ChatFinishReason Finish { get; init; } = ChatFinishReason.Stop;

    public TaskCompletionSource? Hold { get; init; }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Sent = [.. messages];
        Options = options;
        if (Asked++ == 0 && FaultsFirst is not null)
        {
            throw FaultsFirst;
        }

        foreach (var delta in deltas)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, delta);
        }

        if (Hold is not null)
        {
            await Hold.Task.WaitAsync(cancellationToken);
        }

        if (Fault is not null)
        {
            throw Fault;
        }

        if (Usage is not null)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(Usage)]);
        }

        yield return new ChatResponseUpdate { FinishReason = Finish };
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
