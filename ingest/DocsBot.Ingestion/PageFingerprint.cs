using System.Security.Cryptography;
using System.Text;

namespace DocsBot.Ingestion;

/// <summary>
/// What a page was made from: its bytes, the settings of its site, and every file that it included or looked for. The first line is the hash of the page,
/// each further one a file's path and hash (<c>-</c> where there was none).
/// </summary>
internal static class PageFingerprint
{
    private const string Missing = "-";

    /// <summary>The hash of a page's bytes and of the settings that shape its chunks.</summary>
    public static string OfContent(ReadOnlySpan<byte> content, string settings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(settings));
        hash.AppendData([0]);
        hash.AppendData(content);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest[..16]);
    }

    /// <summary>The hash of an included file.</summary>
    public static string OfInclude(string? text) =>
        text is null ? Missing : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <summary>The fingerprint of a page and of what it included.</summary>
    public static string Join(string content, IEnumerable<KeyValuePair<string, string>> includes) =>
        string.Concat([content, .. includes.OrderBy(include => include.Key, StringComparer.Ordinal).Select(include => $"\n{include.Key}={include.Value}")]);

    /// <summary>Whether a page is as it was when its fingerprint was taken.</summary>
    /// <param name="fingerprint">What the index holds; null for a page that it does not hold.</param>
    /// <param name="content">The hash of the page now.</param>
    /// <param name="includeHash">The hash of an included file now, by its path.</param>
    public static bool Matches(string? fingerprint, string content, Func<string, string> includeHash)
    {
        if (fingerprint is null || !fingerprint.StartsWith(content, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var line in fingerprint.Split('\n').Skip(1))
        {
            var equals = line.LastIndexOf('=');
            if (equals < 0 || includeHash(line[..equals]) != line[(equals + 1)..])
            {
                return false;
            }
        }

        return true;
    }
}
