using DocsBot.Core.Documents;

namespace DocsBot.Core.Retrieval;

/// <summary>The parent of a passage: a section that was too long for one passage, of which the search found a piece.</summary>
internal static class SectionAround
{
    /// <summary>What all pieces of a section have in common.</summary>
    public static (PageKey Page, string? Anchor, string Heading) KeyOf(Chunk chunk) => (chunk.Page, chunk.Anchor, string.Join('\n', chunk.HeadingPath));

    /// <summary>The pieces of a passage's section that stand together with it, in the order of the page; empty when the page does not have the passage.</summary>
    /// <param name="chunk">The passage that was found.</param>
    /// <param name="page">All passages of its page, in order, from the same store. A page that was published anew meanwhile has other passages.</param>
    public static IReadOnlyList<Chunk> SectionOf(Chunk chunk, IReadOnlyList<Chunk> page)
    {
        for (var place = 0; place < page.Count; place++)
        {
            if (page[place].Id != chunk.Id)
            {
                continue;
            }

            var key = KeyOf(chunk);
            var (first, last) = (place, place);
            while (first > 0 && KeyOf(page[first - 1]) == key)
            {
                first--;
            }

            while (last < page.Count - 1 && KeyOf(page[last + 1]) == key)
            {
                last++;
            }

            return [.. page.Skip(first).Take(last - first + 1)];
        }

        return [];
    }

    /// <summary>The pieces directly before and after a passage that belong to the same section, in the order of the page; empty when it is a section by itself.</summary>
    /// <param name="chunk">The passage that was found.</param>
    /// <param name="page">All passages of its page, in order, from the same store.</param>
    public static IEnumerable<Chunk> NeighboursOf(Chunk chunk, IReadOnlyList<Chunk> page) =>
        SectionOf(chunk, page).Where(near => Math.Abs(near.Ordinal - chunk.Ordinal) == 1);
}
