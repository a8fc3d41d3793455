using System.Text;
using DocsBot.Core.Text;
using DocsBot.Ingestion.Parsing;

namespace DocsBot.Ingestion.Chunking;

/// <summary>Cuts what is longer than a chunk may be, each kind of content where it hurts least.</summary>
internal static class TextCutter
{
    /// <summary>Prose: between sentences, then between words.</summary>
    public static IEnumerable<string> Prose(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return [text];
        }

        return Packed(Sentences.Split(RunningText.OneLine(text)).SelectMany(sentence => Words(sentence, limit)), " ", limit);
    }

    /// <summary>Code: between lines, each part fenced by itself.</summary>
    public static IEnumerable<string> Code(string source, string? language, int limit)
    {
        var whole = BlockText.Fenced(source, language);
        if (whole.Length <= limit)
        {
            return [whole];
        }

        var room = limit - (whole.Length - source.Length);
        return Packed(source.Split('\n').SelectMany(line => Hard(line, room)), "\n", room).Select(part => BlockText.Fenced(part, language));
    }

    /// <summary>A table: between rows, the header repeated; a row that is too long alone between cells.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows, int limit)
    {
        var columns = Math.Max(header.Count, rows.Max(row => row.Count));
        var head = BlockText.TableHeader(header, columns);
        if (head.Length > limit / 2)
        {
            // A header this long cannot be repeated; its cells become rows of their own.
            return Packed(rows.Prepend(header).SelectMany(row => row.SelectMany(cell => Prose(cell, limit))), "\n", limit);
        }

        var room = limit - head.Length - 1;
        var lines = rows.SelectMany(row => RowLines(row, columns, room));
        return Packed(lines, "\n", room).Select(part => $"{head}\n{part}");
    }

    /// <summary>A list item, or other Markdown: between its paragraphs, code blocks and lines.</summary>
    public static IEnumerable<string> Item(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return [text];
        }

        return Packed(Paragraphs(text).SelectMany(part => part.TrimStart().StartsWith("```", StringComparison.Ordinal) ? Fence(part, limit) : Lines(part, limit)), "\n\n", limit).Select(Dedented);
    }

    /// <summary>Lines of nested items; a line that is too long alone, between its sentences.</summary>
    private static IEnumerable<string> Lines(string part, int limit) =>
        part.Length <= limit ? [part] : Packed(part.Split('\n').SelectMany(line => Prose(line, limit)), "\n", limit);

    /// <summary>A part that begins inside of an item begins at the margin, or Markdown would take it for code.</summary>
    private static string Dedented(string part)
    {
        var indent = part.Length - part.TrimStart(' ').Length;
        return indent == 0
            ? part
            : string.Join('\n', part.Split('\n').Select(line => line[Math.Min(indent, line.Length - line.TrimStart(' ').Length)..]));
    }

    private static IEnumerable<string> RowLines(IReadOnlyList<string> row, int columns, int room)
    {
        var line = BlockText.Row(row, columns);
        if (line.Length <= room)
        {
            return [line];
        }

        // One cell a line in its own column; a cell that is still too long, in pieces.
        var frame = BlockText.Row([], columns).Length;
        return row.SelectMany((cell, column) => Prose(cell, Math.Max(40, room - frame - Pipes(cell))).Where(part => part.Length > 0)
            .Select(part => BlockText.Row([.. Enumerable.Repeat("", column), part], columns)));
    }

    private static int Pipes(string cell) => cell.AsSpan().Count('|');

    private static IEnumerable<string> Fence(string part, int limit)
    {
        var lines = part.Split('\n');
        var indent = lines[0].Length - lines[0].TrimStart().Length;
        var source = string.Join('\n', lines.Skip(1).Take(lines.Length - 2).Select(line => line.Length >= indent ? line[Math.Min(indent, line.Length - line.TrimStart().Length)..] : line.TrimStart()));
        return Code(source, lines[0].TrimStart().TrimStart('`'), limit);
    }

    /// <summary>Splits Markdown at blank lines outside of fences.</summary>
    private static List<string> Paragraphs(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        string? fence = null;
        foreach (var line in text.Split('\n'))
        {
            var content = line.Trim();
            var isFence = content.StartsWith("```", StringComparison.Ordinal);
            var opens = fence is null && isFence;
            if (fence is null && (content.Length == 0 || opens) && part.Length > 0)
            {
                parts.Add(part.ToString().TrimEnd('\n'));
                part.Clear();
            }

            if (fence is not null || content.Length > 0)
            {
                part.Append(line).Append('\n');
            }

            if (opens)
            {
                fence = content[..(content.Length - content.TrimStart('`').Length)];
            }
            else if (fence is not null && content == fence)
            {
                fence = null;
                parts.Add(part.ToString().TrimEnd('\n'));
                part.Clear();
            }
        }

        if (part.Length > 0)
        {
            parts.Add(part.ToString().TrimEnd('\n'));
        }

        return parts;
    }

    private static IEnumerable<string> Words(string text, int limit) =>
        text.Length <= limit ? [text] : Packed(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Hard(word, limit)), " ", limit);

    /// <summary>Text without a place to cut at, such as encoded data.</summary>
    private static IEnumerable<string> Hard(string text, int limit)
    {
        if (text.Length <= limit)
        {
            yield return text;
            yield break;
        }

        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(limit, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
            {
                length--;
            }

            yield return text.Substring(start, length);
            start += length;
        }
    }

    /// <summary>Joins parts as long as they fit.</summary>
    private static IEnumerable<string> Packed(IEnumerable<string> parts, string separator, int limit)
    {
        var packed = new StringBuilder();
        var any = false;
        foreach (var part in parts)
        {
            if (any && packed.Length + separator.Length + part.Length > limit)
            {
                yield return packed.ToString();
                packed.Clear();
                any = false;
            }

            packed.Append(any ? separator : "").Append(part);
            any = true;
        }

        if (packed.Length > 0)
        {
            yield return packed.ToString();
        }
    }
}
