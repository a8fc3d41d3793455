using System.Text;

namespace DocsBot.Core.Text;

/// <summary>Turns the Markdown of chunks into a line of plain text.</summary>
public static class PlainText
{
    /// <summary>The words of a chunk in one line: fences, list markers, table rules and backticks left out.</summary>
    /// <param name="markdown">The plain Markdown subset that chunks are written in.</param>
    public static string FromMarkdown(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var text = new StringBuilder(markdown.Length);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var content = line.Trim();
            if (content.StartsWith("```") || content.StartsWith("~~~") || IsTableRule(content))
            {
                continue;
            }

            AppendWords(text, content.StartsWith("- ") || content.StartsWith("* ") ? content[2..] : content);
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>The beginning of a text, cut at a word where possible and ended with an ellipsis when something was cut off.</summary>
    /// <param name="text">A line of text.</param>
    /// <param name="length">The most characters, the ellipsis included.</param>
    public static string Shorten(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= length)
        {
            return text;
        }

        var end = length - 1;
        var space = text.LastIndexOf(' ', end);
        end = space > length / 2 ? space : end;
        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    private static void AppendWords(StringBuilder text, ReadOnlySpan<char> content)
    {
        foreach (var c in content)
        {
            if (c == '`')
            {
                continue;
            }

            var space = char.IsWhiteSpace(c) || c == '|';
            if (!space)
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        if (text.Length > 0 && text[^1] != ' ')
        {
            text.Append(' ');
        }
    }

    private static bool IsTableRule(ReadOnlySpan<char> line) => line.Length > 2 && line.Contains('-') && !line.ContainsAnyExcept("|-: ");
}
