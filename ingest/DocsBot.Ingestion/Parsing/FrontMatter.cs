using System.Globalization;
using DocsBot.Core.Documents;
using DocsBot.Ingestion.Sites;

namespace DocsBot.Ingestion.Parsing;

/// <summary>The fields above a page that this product reads: YAML between <c>---</c> lines or TOML between <c>+++</c> lines.</summary>
internal sealed class FrontMatter
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy/MM/dd"];

    private readonly IReadOnlyDictionary<string, string> _fields;

    private FrontMatter(IReadOnlyDictionary<string, string> fields) => _fields = fields;

    public string? Title => Text("title");

    public string? Description => Text("description") ?? Text("summary") ?? Text("short_description");

    /// <summary>Whether the page is not published: a draft, or material for other pages.</summary>
    public string? NotPublished =>
        Is("draft") ? "It is a draft (front matter: draft)." :
        Is("headless") ? "Other pages include it (front matter: headless)." :
        Is("noindex") ? "It asks not to be indexed (front matter: noindex)." :
        Text("published") is "false" ? "It is not published (front matter: published)." : null;

    /// <summary>Whether Hugo makes no page of it, so that its content is shown by the page above.</summary>
    public bool IsPartOfAnother => Nested("render") is "never" or "false";

    public PageFacts Facts => new(Title, Text("slug"), Text("url") ?? Text("permalink"), Date);

    public PageLabels Labels
    {
        get
        {
            var (product, version, language) = (Text("product"), Text("product_version") ?? Text("doc_version"), Text("lang") ?? Text("language"));
            return product is null && version is null && language is null
                ? PageLabels.None
                : new PageLabels { Product = product, Version = version, Language = language?.ToLowerInvariant() };
        }
    }

    private DateOnly? Date
    {
        get
        {
            var text = Text("date") ?? Text("publishdate");
            return text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        }
    }

    /// <summary>Takes the front matter off a text.</summary>
    /// <param name="text">The file.</param>
    /// <param name="body">What is below it.</param>
    /// <param name="fault">What is wrong with it, else null.</param>
    public static FrontMatter Split(string text, out string body, out string? fault)
    {
        body = text;
        fault = null;
        var fence = text.StartsWith("---\n", StringComparison.Ordinal) ? "---" : text.StartsWith("+++\n", StringComparison.Ordinal) ? "+++" : null;
        if (fence is null || EndOf(text, fence, out var after) is not (> 0 and var end))
        {
            return new FrontMatter(new Dictionary<string, string>(StringComparer.Ordinal));
        }

        var source = text[4..Math.Max(4, end)];
        var fields = fence == "+++" ? TomlFields.Read(source) : YamlFields.Read(source, out fault);
        if (fields is null)
        {
            // Two thematic breaks with prose between them are no front matter.
            return new FrontMatter(new Dictionary<string, string>(StringComparer.Ordinal));
        }

        body = text[after..];
        return new FrontMatter(fields);
    }

    /// <summary>A field as text; null when it is missing or empty.</summary>
    public string? Text(string key) => _fields.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private bool Is(string key) => Text(key) is "true" or "True" or "yes";

    private string? Nested(string key) => Text("_build." + key) ?? Text("build." + key);

    private static int EndOf(string text, string fence, out int after)
    {
        for (var line = 4; line < text.Length;)
        {
            var next = text.IndexOf('\n', line);
            var end = next < 0 ? text.Length : next;
            if (text.AsSpan(line, end - line).TrimEnd().SequenceEqual(fence))
            {
                after = next < 0 ? text.Length : next + 1;
                return line;
            }

            line = end + 1;
        }

        after = 0;
        return -1;
    }
}
