using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DocsBot.Core.Prompts;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Tests.Answering.Fakes;

/// <summary>A model that keeps all messages it was sent, and replies by the prompt that they come from, in turn.</summary>
/// <param name="promptOf">Tells the prompt from the first message; the default takes its first word.</param>
internal sealed class RecordingChatClient(Func<string, string>? promptOf = null) : IChatClient
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<object>> _replies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<IReadOnlyList<ChatMessage>> _sent = [];

    /// <summary>What was sent, in order: each message as <c>role: text</c>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sent => [.. _sent.Select(messages => messages.Select(message => $"{message.Role}: {message.Text}").ToList())];

    /// <summary>Called with each request before it is replied to.</summary>
    public Func<CancellationToken, Task> OnAsked { get; set; } = _ => Task.CompletedTask;

    /// <summary>What it thinks before each reply, apart from the text; empty for nothing.</summary>
    public string Thought { get; init; } = "";

    /// <summary>The options of the last request.</summary>
    public ChatOptions? Options { get; private set; }

    /// <summary>Adds a reply, cut into pieces of three characters, with the prompt's mark for <c>{boundary}</c>; or a fault: alone, or after the text in front of it.</summary>
    public RecordingChatClient Replies(string prompt, params object[] textsOrFaults)
    {
        var queue = _replies.GetOrAdd(prompt, _ => []);
        foreach (var reply in textsOrFaults)
        {
            queue.Enqueue(reply);
        }

        return this;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sent = messages.ToList();
        Options = options;
        _sent.Enqueue(sent);
        await OnAsked(cancellationToken);
        var prompt = promptOf?.Invoke(sent[0].Text) ?? sent[0].Text.Split(' ', '\n')[0];
        if (!_replies.GetOrAdd(prompt, _ => []).TryDequeue(out var reply))
        {
            throw new InvalidOperationException($"Nobody said what to reply to the prompt {prompt}.");
        }

        var (text, fault) = reply switch
        {
            (string before, Exception broken) => (before, broken),
            Exception broken => ("", broken),
            _ => ((string)reply, null),
        };
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new TextReasoningContent(Thought)]);
        text = text.Replace("{boundary}", options?.AdditionalProperties?[PromptMarks.BoundaryProperty] as string, StringComparison.Ordinal);
        foreach (var piece in text.Chunk(3))
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, new string(piece));
        }

        if (fault is not null)
        {
            throw fault;
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 100, OutputTokenCount = text.Length })]);
        yield return new ChatResponseUpdate { FinishReason = ChatFinishReason.Stop };
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
