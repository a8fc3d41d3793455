using System.Text;
using System.Text.Json;

namespace DocsBot.Providers.OpenAI;

/// <summary>
/// One event of a streamed completion, read leniently: the OpenAI package refuses a whole answer for an empty role or a finish reason that it does not know,
/// and passes over an error in the stream, and compatible servers send all three.
/// </summary>
internal sealed record ChatChunk
{
    /// <summary>The end mark, <c>data: [DONE]</c>.</summary>
    public static ChatChunk Done { get; } = new() { IsDone = true };

    /// <summary>Whether this is the end mark.</summary>
    public bool IsDone { get; private init; }

    /// <summary>The next piece of the answer; often empty.</summary>
    public string Text { get; private init; } = "";

    /// <summary>What the model thinks aloud, which is not part of the answer; often empty.</summary>
    public string Thought { get; init; } = "";

    /// <summary>Why the model stopped, in the provider's word; null while it goes on.</summary>
    public string? FinishReason { get; private init; }

    /// <summary>Tokens of the prompt; null when not said.</summary>
    public long? InputTokens { get; private init; }

    /// <summary>How many of the prompt's tokens the provider had in its cache; null when not said.</summary>
    public long? CachedTokens { get; init; }

    /// <summary>Tokens of the answer; null when not said.</summary>
    public long? OutputTokens { get; private init; }

    /// <summary>The exact model that answers; null when not said.</summary>
    public string? Model { get; private init; }

    /// <summary>An error in place of an answer; null for none.</summary>
    public ProviderError? Error { get; private init; }

    /// <summary>Reads the data of a server-sent event.</summary>
    /// <exception cref="JsonException">It is neither a JSON object nor the end mark.</exception>
    public static ChatChunk Parse(ReadOnlySpan<byte> data)
    {
        if (data.Trim((byte)' ').SequenceEqual("[DONE]"u8))
        {
            return Done;
        }

        var reader = new Utf8JsonReader(data);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The event is no JSON object.");
        }

        var choice = Member(root, "choices") is { ValueKind: JsonValueKind.Array } choices && choices.GetArrayLength() > 0 ? choices[0] : default;
        var delta = Member(choice, "delta");
        var usage = Member(root, "usage");
        return new ChatChunk
        {
            Text = TextOf(Member(delta, "content")),
            Thought = TextOf(Member(delta, "reasoning_content")) is { Length: > 0 } thought ? thought : TextOf(Member(delta, "reasoning")),
            FinishReason = StringOf(Member(choice, "finish_reason")) is { Length: > 0 } reason ? reason : null,
            InputTokens = CountOf(Member(usage, "prompt_tokens")),
            CachedTokens = CountOf(Member(Member(usage, "prompt_tokens_details"), "cached_tokens")),
            OutputTokens = CountOf(Member(usage, "completion_tokens")),
            Model = StringOf(Member(root, "model")),
            Error = ProviderError.Of(root),
        };
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? StringOf(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private static long? CountOf(JsonElement element) => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var count) ? count : null;

    /// <summary>Content is a text or a list of parts with a text each.</summary>
    private static string TextOf(JsonElement content)
    {
        if (content.ValueKind != JsonValueKind.Array)
        {
            return StringOf(content) ?? "";
        }

        var text = new StringBuilder();
        foreach (var part in content.EnumerateArray())
        {
            text.Append(StringOf(Member(part, "text")));
        }

        return text.ToString();
    }
}
