namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>Sphinx' directives in MyST Markdown, written as a fence whose language is in braces: <c>```{note}</c>.</summary>
/// <param name="Name">The directive's name.</param>
/// <param name="Argument">What is behind it on its line.</param>
internal sealed record MystDirective(string Name, string Argument)
{
    /// <summary>Whether the site shows nothing of it that is text.</summary>
    public bool IsInvisible => Name is "toctree" or "contents" or "index" or "raw" or "only" or "eval-rst" or "mermaid" or "figure" or "image" or "button-ref" or "button-link";

    /// <summary>Whether its content is code.</summary>
    public bool IsCode => Name is "code-block" or "code" or "sourcecode" or "testcode" or "doctest" or "prompt" or "parsed-literal" or "code-cell";

    /// <summary>Whether its content is a file's.</summary>
    public bool IsInclude => Name is "literalinclude" or "include";

    /// <summary>Reads the line that opens a fence; null when it names no directive.</summary>
    public static MystDirective? Of(ReadOnlySpan<char> fence)
    {
        var info = fence.TrimStart('`').TrimStart('~').Trim();
        var end = info.IndexOf('}');
        return info.Length > 2 && info[0] == '{' && end > 1 && char.IsAsciiLetter(info[1])
            ? new MystDirective(info[1..end].ToString(), info[(end + 1)..].Trim().ToString())
            : null;
    }

    /// <summary>Whether a line is an option of a directive (<c>:name: value</c>).</summary>
    public static bool IsOption(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        return line.Length > 2 && line[0] == ':' && line[1..].IndexOf(':') is > 0 and var end && !line[1..(end + 1)].ContainsAny(' ', '`');
    }
}
