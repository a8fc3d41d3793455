namespace DocsBot.Providers.Embeddings;

/// <summary>Random numbers that are the same on every machine and every version of .NET. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 up to, but not including, a limit.</summary>
    public int Next(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>A number from -1 to 1.</summary>
    public float NextSigned() => ((Next() >> 40) * (2f / (1 << 24))) - 1;
}
