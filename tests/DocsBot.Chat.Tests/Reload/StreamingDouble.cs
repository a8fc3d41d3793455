using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace DocsBot.Chat.Tests.Reload;

/// <summary>A model that streams one answer slowly, and keeps what it was sent by the question's number.</summary>
internal sealed class StreamingDouble(TimeSpan pause) : IChatClient
{
    private static readonly string[] Pieces = [.. "Set `port` in `lantern.toml` to change the port. [1] That is all there is to do.".Chunk(4).Select(piece => new string(piece))];

    private readonly ConcurrentDictionary<string, string> _sent = new(StringComparer.Ordinal);
    private volatile string _last = "";

    /// <summary>The system message of the last request that came in.</summary>
    public string Last => _last;

    /// <summary>The system message that came with a question; null when it never came.</summary>
    public string? SentWith(string question) => _sent.GetValueOrDefault(question);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        var system = all.Single(message => message.Role == ChatRole.System).Text;
        var lines = all[^1].Text.Split('\n');
        _sent[lines[^2]] = system;
        _last = system;
        foreach (var piece in Pieces)
        {
            await Task.Delay(pause, cancellationToken);
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
        }

        yield return new ChatResponseUpdate { FinishReason = ChatFinishReason.Stop };
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
