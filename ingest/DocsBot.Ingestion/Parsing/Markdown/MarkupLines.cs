namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>The lines of a Markdown text, looked at from within containers that indent them.</summary>
internal sealed class MarkupLines
{
    private readonly string[] _lines;
    private readonly HashSet<(char Mark, int Run, int End)> _unclosed = [];

    /// <summary>Splits a text.</summary>
    public MarkupLines(string text) => _lines = text.Split('\n');

    /// <summary>How many there are.</summary>
    public int Count => _lines.Length;

    /// <summary>A line without the indentation of the containers around it, as far as it has it.</summary>
    public string At(int index, int strip)
    {
        var line = _lines[index];
        var i = 0;
        while (i < strip && i < line.Length && line[i] is ' ' or '\t')
        {
            i++;
        }

        return i == 0 ? line : line[i..];
    }

    /// <summary>Where the lines end that are indented at least so far, blank ones included.</summary>
    public int IndentedEnd(int start, int end, int strip, int indent)
    {
        var last = start;
        for (var i = start; i < end; i++)
        {
            var line = At(i, strip);
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (line.Length - line.AsSpan().TrimStart().Length < indent)
            {
                break;
            }

            last = i + 1;
        }

        return last;
    }

    /// <summary>The line that closes a container of slashes or colons; -1 when there is none.</summary>
    public int ContainerEnd(int start, int end, int strip, char mark, int run)
    {
        if (_unclosed.Contains((mark, run, end)))
        {
            return -1;
        }

        for (var i = start; i < end; i++)
        {
            var content = At(i, strip).AsSpan().Trim();
            if (FenceOf(content) is { Length: > 0 } fence)
            {
                i = FenceEnd(i + 1, end, strip, fence) - 1;
            }
            else if (content.Length == run && content.TrimStart(mark).Length == 0)
            {
                return i;
            }
        }

        _unclosed.Add((mark, run, end));
        return -1;
    }

    /// <summary>Where the text goes on behind a fence.</summary>
    public int FenceEnd(int start, int end, int strip, string fence)
    {
        for (var i = start; i < end; i++)
        {
            var content = At(i, strip).AsSpan().Trim();
            if (content.StartsWith(fence) && content.TrimStart(fence[0]).Length == 0)
            {
                return i + 1;
            }
        }

        return end;
    }

    /// <summary>The fence a line opens or closes; empty when it does neither.</summary>
    public static string FenceOf(ReadOnlySpan<char> content)
    {
        if (content.Length < 3 || content[0] is not ('`' or '~'))
        {
            return "";
        }

        var run = content.Length - content.TrimStart(content[0]).Length;
        return run >= 3 && !(content[0] == '`' && content[run..].Contains('`')) ? new string(content[0], run) : "";
    }
}
