using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DocsBot.Core.Documents;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Interactions;

/// <summary>
/// A passage as it stood in a prompt, kept as JSON under the SHA-256 of that JSON. Its number is not part of it, so that a passage which many answers use is kept once;
/// the number is its place among the interaction's chunks.
/// </summary>
/// <param name="Source">The source of its page.</param>
/// <param name="Path">The page's path in the source.</param>
/// <param name="Title">The page's title.</param>
/// <param name="Heading">The headings above the passage joined by <c> &gt; </c>; empty above the first heading.</param>
/// <param name="Url">Where it opens.</param>
/// <param name="Text">The passage as Markdown: as much of it as went in, with what completed its section.</param>
public sealed partial record PinnedPassage(string Source, string Path, string Title, string Heading, string Url, string Text)
{
    /// <summary>The page it was taken from.</summary>
    [JsonIgnore]
    public PageKey Page => new(Source, Path);

    /// <summary>The passage of a prompt.</summary>
    /// <param name="page">The page it was taken from.</param>
    /// <param name="source">The passage as the template got it.</param>
    public static PinnedPassage Of(PageKey page, PromptSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new PinnedPassage(page.Source, page.Path, source.Title, source.Heading, source.Url, source.Text);
    }

    /// <summary>Reads a pinned text.</summary>
    /// <exception cref="JsonException">It is no passage.</exception>
    public static PinnedPassage Read(string text) => JsonSerializer.Deserialize(text, Json.Written.PinnedPassage) ?? throw new JsonException("The text is null, not a passage.");

    /// <summary>The text to keep.</summary>
    public PinnedText Pin()
    {
        var text = JsonSerializer.Serialize(this, Json.Written.PinnedPassage);
        return new PinnedText(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text);
    }

    /// <summary>The passage as a template gets it.</summary>
    /// <param name="number">What a citation of it says.</param>
    public PromptSource ToSource(int number) => new(number, Title, Heading, Url, Text);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(PinnedPassage))]
    private sealed partial class Json : JsonSerializerContext
    {
        // Documentation in other scripts would be six times as long with every letter escaped.
        public static Json Written { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase });
    }
}
