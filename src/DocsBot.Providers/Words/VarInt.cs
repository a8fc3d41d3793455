using System.Runtime.CompilerServices;

namespace DocsBot.Providers.Words;

/// <summary>Numbers of one to five bytes, seven bits a byte, lowest first, the top bit set on all but the last (LEB128, as in Protocol Buffers).</summary>
internal static class VarInt
{
    /// <summary>The most bytes a number takes.</summary>
    public const int MaxLength = 5;

    /// <summary>Writes a number and gives the bytes it took.</summary>
    public static int Write(Span<byte> target, int value)
    {
        var rest = (uint)value;
        var length = 0;
        while (rest >= 0x80)
        {
            target[length++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        target[length++] = (byte)rest;
        return length;
    }

    /// <summary>Reads a number and moves on behind it.</summary>
    /// <exception cref="InvalidDataException">The data end within it, or it is longer than a number can be.</exception>
    public static int Read(ReadOnlySpan<byte> source, ref int position)
    {
        int here = Next(source, ref position);
        if (here < 0x80)
        {
            return here;
        }

        var value = here & 0x7f;
        for (var shift = 7; shift < 7 * MaxLength; shift += 7)
        {
            here = Next(source, ref position);
            value |= (here & 0x7f) << shift;
            if (here < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number is longer than five bytes.");
    }

    /// <summary>Moves on behind so many numbers.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public static void Skip(ReadOnlySpan<byte> source, ref int position, int numbers)
    {
        while (numbers > 0)
        {
            numbers -= Next(source, ref position) < 0x80 ? 1 : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Next(ReadOnlySpan<byte> source, ref int position) =>
        (uint)position < (uint)source.Length ? source[position++] : throw new InvalidDataException("The data end too early.");
}
