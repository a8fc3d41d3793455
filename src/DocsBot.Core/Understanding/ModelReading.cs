using System.Text.Json;
using DocsBot.Core.Text;

namespace DocsBot.Core.Understanding;

/// <summary>What a model read in a question. Each part is null or empty where it said nothing that makes sense.</summary>
internal sealed record ModelReading
{
    private const int LongestQuestion = 1_000;
    private const int LongestLabel = 40;

    /// <summary>Characters that a rewriting may bring in from the conversation, besides twice the question.</summary>
    private const int MostAdded = 200;

    /// <summary>A question that stands alone is made of words that were said; one that is not is an answer or an invention.</summary>
    private const double LeastSaid = 0.3;

    private static readonly Dictionary<string, Intent> Intents = new(StringComparer.OrdinalIgnoreCase)
    {
        ["question"] = Understanding.Intent.Question,
        ["chit_chat"] = Understanding.Intent.ChitChat,
        ["feedback"] = Understanding.Intent.Feedback,
        ["needs_more_information"] = Understanding.Intent.NeedsMoreInformation,
        ["hostile"] = Understanding.Intent.Hostile,
    };

    public string? Language { get; private init; }

    public Intent? Intent { get; private init; }

    /// <summary>The question with all that the conversation says of it.</summary>
    public string? Standalone { get; private init; }

    public IReadOnlyList<string> Parts { get; private init; } = [];

    public string? Product { get; private init; }

    public string? Version { get; private init; }

    /// <summary>Reads a reply: the JSON object in it, whatever stands around it. Null when there is none.</summary>
    /// <param name="reply">What the model wrote.</param>
    /// <param name="said">The question and the turns before it.</param>
    public static ModelReading? Of(string reply, string said)
    {
        var (start, end) = (reply.IndexOf('{', StringComparison.Ordinal), reply.LastIndexOf('}'));
        if (start < 0 || end < start)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(reply.AsMemory(start, end - start + 1), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 });
            var root = json.RootElement;
            return new ModelReading
            {
                Language = Text(root, "language", 12)?.ToLowerInvariant() is { } tag && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : null,
                Intent = Text(root, "intent", LongestLabel) is { } intent && Intents.TryGetValue(intent, out var known) ? known : null,
                Standalone = Text(root, "question", LongestQuestion) is { } question && IsSaid(question, said) ? question : null,
                Parts = TextsOf(root, "parts").Where(part => IsSaid(part, said)).Distinct(StringComparer.OrdinalIgnoreCase).ToList(),
                Product = Text(root, "product", LongestLabel),
                Version = Text(root, "version", LongestLabel),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Reads a reply that is the question rewritten. Null when it cannot be one: empty, of more lines than one, much longer than the question, or not made of what was
    /// said.
    /// </summary>
    /// <param name="reply">What the model wrote.</param>
    /// <param name="question">The question.</param>
    /// <param name="said">The question and the turns before it.</param>
    public static ModelReading? OfRewriting(string reply, string question, string said)
    {
        var text = reply.Trim().Trim('"', '“', '”').Trim();
        return text.Length > 0 && text.Length <= Math.Min(LongestQuestion, (2 * question.Length) + MostAdded) && !text.AsSpan().ContainsAny('\n', '\r') && IsSaid(text, said)
            ? new ModelReading { Standalone = text }
            : null;
    }

    private static bool IsSaid(string question, string said)
    {
        var known = Terms.Of(said).ToHashSet(StringComparer.Ordinal);
        var words = Terms.Distinct(question);
        return words.Count > 0 && words.Count(known.Contains) >= LeastSaid * words.Count;
    }

    private static string? Text(JsonElement root, string name, int longest) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()?.Trim() is { Length: > 0 } text && text.Length <= longest ? text : null;

    private static IEnumerable<string> TextsOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!.Trim()).Where(text => text.Length is > 0 and <= LongestQuestion)
            : [];
}
