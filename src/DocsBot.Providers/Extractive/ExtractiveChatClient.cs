using System.Runtime.CompilerServices;
using DocsBot.Core.Prompts;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Extractive;

/// <summary>
/// A model that needs no model: it answers in the documentation's own sentences, list items, table rows and code, quoted as they stand and cited, and
/// answers <see cref="PromptMarks.NoAnswer"/> when none fits. It reads question and passages from the rendered prompt, with the boundary from the option
/// <see cref="PromptMarks.BoundaryProperty"/>. The same prompt gives the same answer. It counts no tokens: usage is null.
/// </summary>
public sealed class ExtractiveChatClient : IChatClient
{
    /// <summary>What records and events call this model.</summary>
    public const string ModelName = "extractive";

    private static readonly ChatClientMetadata Metadata = new(ModelName, providerUri: null, ModelName);

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The options do not carry the boundary.</exception>
    /// <exception cref="PromptException">The messages have no marked question.</exception>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = string.Concat(Answer(messages, options));
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { ModelId = ModelName, FinishReason = ChatFinishReason.Stop });
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The options do not carry the boundary.</exception>
    /// <exception cref="PromptException">The messages have no marked question.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var piece in Answer(messages, options))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece) { ModelId = ModelName };
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, contents: []) { ModelId = ModelName, FinishReason = ChatFinishReason.Stop };
        await Task.CompletedTask;
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
        {
            return null;
        }

        return serviceType == typeof(ChatClientMetadata) ? Metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private static IEnumerable<string> Answer(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (options?.AdditionalProperties?.TryGetValue(PromptMarks.BoundaryProperty, out var value) != true || value is not string { Length: > 0 } boundary)
        {
            throw new ArgumentException($"The options carry no boundary. Set AdditionalProperties[\"{PromptMarks.BoundaryProperty}\"] to the boundary the prompt was rendered with.", nameof(options));
        }

        var all = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return ExtractiveAnswer.Compose(PromptContextReader.Read(all, boundary), PreviousQuestion(all, boundary)) ?? [PromptMarks.NoAnswer];
    }

    /// <summary>
    /// The last thing the user said before the message that asks. A message with the boundary is the template's own, the one that asks included: no user can know it.
    /// </summary>
    private static string? PreviousQuestion(IReadOnlyList<ChatMessage> messages, string boundary) =>
        messages.LastOrDefault(message => message.Role == ChatRole.User && !message.Text.Contains(boundary, StringComparison.Ordinal))?.Text;
}
