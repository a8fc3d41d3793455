using System.Runtime.CompilerServices;

namespace DocsBot.Providers.Log.Transfer;

/// <summary>Reads a stream line by line; a line that is too long is skipped instead of kept.</summary>
internal static class BoundedLines
{
    /// <summary>No row of a log is longer, in bytes.</summary>
    private const int Longest = 32 * 1024 * 1024;

    /// <summary>The lines that are not blank, with their numbers from 1; null for one that is too long. A line is valid until the next is asked for.</summary>
    public static async IAsyncEnumerable<(long Number, ReadOnlyMemory<byte>? Line)> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        var (start, filled, number, isTooLong) = (0, 0, 1L, false);
        while (true)
        {
            var end = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n');
            if (end >= 0)
            {
                if (isTooLong || !IsBlank(buffer.AsSpan(start, end)))
                {
                    yield return (number, isTooLong ? null : Content(buffer.AsMemory(start, end), number));
                }

                (start, number, isTooLong) = (start + end + 1, number + 1, false);
                continue;
            }

            if (filled - start >= Longest)
            {
                // What follows of it is thrown away.
                (start, filled, isTooLong) = (0, 0, true);
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            (start, filled) = (0, filled - start);
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken);
            if (read == 0)
            {
                if (isTooLong || !IsBlank(buffer.AsSpan(0, filled)))
                {
                    yield return (number, isTooLong ? null : Content(buffer.AsMemory(0, filled), number));
                }

                yield break;
            }

            filled += read;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.TrimStart(ByteOrderMark).Trim(" \t\r"u8).IsEmpty;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlyMemory<byte> Content(ReadOnlyMemory<byte> line, long number) =>
        number == 1 && line.Span.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line;
}
