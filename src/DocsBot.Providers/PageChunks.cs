using DocsBot.Core.Documents;

namespace DocsBot.Providers;

/// <summary>What every store asks of the chunks it is given as one page's.</summary>
internal static class PageChunks
{
    /// <summary>Refuses chunks that are not one page's, before anything is written.</summary>
    /// <exception cref="ArgumentException">A chunk belongs to another page, differs from the first in what is the page's, or stands there twice.</exception>
    public static void Check(PageKey page, IReadOnlyList<Chunk> chunks)
    {
        var ids = new HashSet<ChunkId>(chunks.Count);
        foreach (var chunk in chunks)
        {
            if (chunk.Page != page)
            {
                throw new ArgumentException($"Chunk {chunk.Id} belongs to page {chunk.Page}, not to {page}.", nameof(chunks));
            }

            if (chunk.Title != chunks[0].Title || chunk.PageUrl != chunks[0].PageUrl || chunk.Labels != chunks[0].Labels)
            {
                throw new ArgumentException($"The chunks of page {page} differ in the page's title, address or labels.", nameof(chunks));
            }

            if (!ids.Add(chunk.Id))
            {
                throw new ArgumentException($"Page {page} has chunk {chunk.Id} twice.", nameof(chunks));
            }
        }
    }
}
