using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DocsBot.Core.Documents;

/// <summary>A chunk's identity: the same page, section, place and text give the same id on every run and on every machine.</summary>
/// <param name="Value">The first 16 bytes of a SHA-256, as the UUID that vector stores take for a point id.</param>
public readonly record struct ChunkId(Guid Value)
{
    /// <summary>Derives the id of a chunk.</summary>
    /// <param name="page">The page the chunk belongs to.</param>
    /// <param name="anchor">The anchor of its section; null above the first heading.</param>
    /// <param name="ordinal">The chunk's place on its page, from 0.</param>
    /// <param name="text">The chunk's text.</param>
    public static ChunkId Derive(PageKey page, string? anchor, int ordinal, string text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, page.Source);
        Append(hash, page.Path);
        Append(hash, anchor ?? "");
        Append(hash, ordinal.ToString(CultureInfo.InvariantCulture));
        Append(hash, text);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return new ChunkId(new Guid(digest[..16], bigEndian: true));
    }

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a UUID.</exception>
    public static ChunkId Parse(string text) => new(Guid.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>The UUID with hyphens, in lower case.</summary>
    public override string ToString() => Value.ToString("D");

    private static void Append(IncrementalHash hash, string field)
    {
        // Length-prefixed, so that no two lists of fields run together to the same bytes.
        var bytes = Encoding.UTF8.GetBytes(field);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
