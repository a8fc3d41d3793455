using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.OpenAI;

/// <summary>A chat model at any OpenAI-compatible endpoint.</summary>
public sealed class OpenAIChatClient : IChatClient
{
    /// <summary>Creates the client; nothing is sent before it is asked.</summary>
    /// <param name="options">A configured model.</param>
    /// <param name="time">The clock of every timeout and wait.</param>
    /// <param name="logger">Where retries are told.</param>
    public OpenAIChatClient(ModelOptions options, TimeProvider time, ILogger<OpenAIChatClient> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
    }

    /// <inheritdoc />
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The client lands with the next commit.");

    /// <inheritdoc />
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The client lands with the next commit.");

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
