using System.Text.Json;

namespace DocsBot.Lab.Evaluation;

/// <summary>Reads a file of one JSON object a line, one at a time, with the place of each, so that a line can be read again without keeping it.</summary>
internal static class JsonLines
{
    private const int BufferSize = 1 << 16;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The file's lines that are not empty.</summary>
    /// <exception cref="EvaluationSetException">The file cannot be read.</exception>
    public static IEnumerable<JsonLine> Read(string file)
    {
        using var stream = Open(file);
        var buffer = new byte[BufferSize];
        var (filled, start, number, offset) = (0, 0, 1, 0L);
        while (true)
        {
            var end = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n');
            if (end >= 0)
            {
                if (Line(file, buffer.AsMemory(start, end), number, offset + start) is { } line)
                {
                    yield return line;
                }

                start += end + 1;
                number++;
                continue;
            }

            // The beginning of a line that goes on moves to the front; a line longer than the buffer makes it grow.
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            offset += start;
            filled -= start;
            start = 0;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = stream.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                if (Line(file, buffer.AsMemory(0, filled), number, offset) is { } last)
                {
                    yield return last;
                }

                yield break;
            }

            filled += read;
        }
    }

    /// <summary>Opens a file of the set.</summary>
    /// <exception cref="EvaluationSetException">It cannot be read.</exception>
    public static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EvaluationSetException(file, line: null, "there is no such file. A set is a folder with corpus.jsonl, queries.jsonl and qrels.tsv.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationSetException(file, line: null, $"it cannot be read: {e.Message}", e);
        }
    }

    private static JsonLine? Line(string file, ReadOnlyMemory<byte> bytes, int number, long offset)
    {
        if (offset == 0 && bytes.Span.StartsWith(ByteOrderMark))
        {
            bytes = bytes[ByteOrderMark.Length..];
            offset = ByteOrderMark.Length;
        }

        if (bytes.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return new JsonLine(file, number, offset, bytes.Length, document.RootElement.Clone());
        }
        catch (JsonException e)
        {
            throw new EvaluationSetException(file, number, $"it is not JSON ({e.Message})", e);
        }
    }
}
