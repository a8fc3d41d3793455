using System.Buffers.Binary;

namespace DocsBot.Lab.Generation;

/// <summary>Chance that comes the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number from 0, below 1.</summary>
    public double Next() => _random.NextDouble();

    /// <summary>A whole number from 0, below a limit.</summary>
    public int Next(int limit) => _random.Next(limit);

    /// <summary>Whether something of a probability happens.</summary>
    public bool Happens(double probability) => _random.NextDouble() < probability;

    /// <summary>One of some, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    /// <summary>A standard normal number (Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());

    /// <summary>A log-normal number.</summary>
    /// <param name="median">Its median.</param>
    /// <param name="sigma">The standard deviation of its logarithm.</param>
    public double LogNormal(double median, double sigma) => median * Math.Exp(sigma * Normal());

    /// <summary>A UUID of version 7 (RFC 9562, 5.7) at a time.</summary>
    public string Id(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        Span<byte> milliseconds = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, at.ToUnixTimeMilliseconds());
        milliseconds[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0f));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
