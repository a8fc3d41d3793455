using System.Security.Cryptography;

namespace DocsBot.Core.Retrieval;

/// <summary>A model that was learnt from an index and is kept with it.</summary>
/// <param name="Hash">What it is called: see <see cref="HashOf"/>.</param>
/// <param name="Bytes">The model, as its trainer wrote it.</param>
/// <param name="Chunks">Chunks it was learnt from.</param>
/// <param name="Added">Chunks the index has got since then.</param>
/// <param name="Removed">Chunks it was learnt from that are gone.</param>
public sealed record FittedModel(string Hash, ReadOnlyMemory<byte> Bytes, int Chunks, int Added, int Removed)
{
    /// <summary>How much of the index is another than the model has seen: 0 for none, 1 for as many chunks as it was learnt from.</summary>
    public double Drift => (double)Math.Max(Added, Removed) / Math.Max(Chunks, 1);

    /// <summary>The name of a model: the first 16 hexadecimal digits of its SHA-256.</summary>
    /// <param name="bytes">The model.</param>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
}
