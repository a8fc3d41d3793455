using System.Security.Cryptography;
using System.Text;
using DocsBot.Core.Documents;

namespace DocsBot.Core.Curation;

/// <summary>A passage that a curated answer rests on, as it was when people accepted the answer.</summary>
/// <param name="Number">What <c>[n]</c> in the answer means, from 1.</param>
/// <param name="Page">Its page.</param>
/// <param name="Sha256">The hash of its text, in lower-case hexadecimal. The text alone: a passage may move on its page, or get another heading's number.</param>
/// <param name="Title">Its page's title and section, for people.</param>
/// <param name="Url">Where it opened.</param>
public sealed record CuratedSource(int Number, PageKey Page, string Sha256, string Title, string Url)
{
    /// <summary>A passage as it is now.</summary>
    /// <param name="number">Its number in the answer.</param>
    /// <param name="chunk">The passage.</param>
    public static CuratedSource Of(int number, Chunk chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        var title = chunk.HeadingPath.Count > 0 ? $"{chunk.Title} › {chunk.HeadingPath[^1]}" : chunk.Title;
        return new CuratedSource(number, chunk.Page, HashOf(chunk.Text), title, chunk.Url);
    }

    /// <summary>The hash of a passage's text.</summary>
    public static string HashOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
