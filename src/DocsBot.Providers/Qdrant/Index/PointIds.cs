using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DocsBot.Core.Documents;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>The ids of points that are no chunks: the same on every run, so that writing twice leaves one.</summary>
internal static class PointIds
{
    /// <summary>The one point of the lease's collection.</summary>
    public static Guid Lease { get; } = Derive(PointKind.Lease);

    public static Guid OfPage(PageKey page) => Derive(PointKind.Page, page.Source, page.Path);

    public static Guid OfPart(string name, int number) => Derive(PointKind.Part, name, number.ToString(CultureInfo.InvariantCulture));

    private static Guid Derive(params ReadOnlySpan<string> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return new Guid(digest[..16], bigEndian: true);
    }
}
