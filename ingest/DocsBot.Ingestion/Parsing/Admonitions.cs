namespace DocsBot.Ingestion.Parsing;

/// <summary>How the kinds of notes, tips and warnings are written in a chunk.</summary>
internal static class Admonitions
{
    /// <summary>Begins and ends the mark that a normalised admonition opens with; private use, so no page contains it by chance.</summary>
    public const char Mark = '\uE000';

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "note", "tip", "hint", "info", "important", "caution", "warning", "danger", "attention", "error", "success", "question", "faq", "failure",
        "bug", "example", "quote", "abstract", "summary", "seealso", "check", "todo", "deprecated", "security", "admonition", "alert", "pageinfo",
    };

    /// <summary>Whether this is a kind of admonition.</summary>
    public static bool IsKind(string name) => Known.Contains(name);

    /// <summary>The words in front of the text: <c>Note: </c>, or <c>Note (title): </c>.</summary>
    public static string Label(string kind, string title)
    {
        var name = kind.ToLowerInvariant() switch
        {
            "seealso" => "See also",
            "admonition" or "alert" or "pageinfo" or "details" => "",
            "" => "",
            var word => char.ToUpperInvariant(word[0]) + word[1..],
        };
        title = title.Trim().TrimEnd(':');
        return (name.Length, title.Length) switch
        {
            (0, 0) => "",
            (_, 0) => $"{name}: ",
            (0, _) => $"{title}: ",
            _ when title.Equals(name, StringComparison.OrdinalIgnoreCase) => $"{name}: ",
            _ => $"{name} ({title}): ",
        };
    }

    /// <summary>The line a normalised admonition opens with.</summary>
    public static string Opening(string kind, string title) => $"{Mark}{kind}{Mark}{title.Trim()}{Mark}";
}
