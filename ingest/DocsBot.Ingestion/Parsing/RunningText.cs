using System.Text;

namespace DocsBot.Ingestion.Parsing;

/// <summary>White space in running text.</summary>
internal static class RunningText
{
    /// <summary>Runs of white space to one space; a line break that was meant stays, without spaces around it.</summary>
    public static string Collapse(StringBuilder text)
    {
        var collapsed = new StringBuilder(text.Length);
        var pending = '\0';
        foreach (var chunk in text.GetChunks())
        {
            foreach (var c in chunk.Span)
            {
                if (c == '\n')
                {
                    pending = '\n';
                }
                else if (c is ' ' or '\t' or '\u00A0' or '\r')
                {
                    pending = pending == '\n' ? '\n' : ' ';
                }
                else if (c is not ('\u200B' or '\uFEFF'))
                {
                    if (pending != '\0' && collapsed.Length > 0)
                    {
                        collapsed.Append(pending);
                    }

                    pending = '\0';
                    collapsed.Append(c);
                }
            }
        }

        return collapsed.ToString();
    }

    /// <summary>The text in one line.</summary>
    public static string OneLine(string text) =>
        text.Contains('\n', StringComparison.Ordinal) ? text.Replace('\n', ' ') : text;

    /// <summary>Code in backticks, with as many as it takes.</summary>
    public static void AppendCode(StringBuilder text, string code)
    {
        if (!code.Contains('`', StringComparison.Ordinal))
        {
            text.Append('`').Append(code).Append('`');
            return;
        }

        var fence = code.Contains("``", StringComparison.Ordinal) ? "```" : "``";
        text.Append(fence).Append(' ').Append(code).Append(' ').Append(fence);
    }

    /// <summary>A file name as a title: <c>getting-started.md</c> to <c>Getting started</c>.</summary>
    public static string TitleOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (name is "index" or "_index" or "README" or "readme" && Path.GetFileName(Path.GetDirectoryName(path)) is { Length: > 0 } folder)
        {
            name = folder;
        }

        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? path : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
