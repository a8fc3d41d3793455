using DocsBot.Core.Documents;

namespace DocsBot.Core.Retrieval;

/// <summary>The parent of a passage: a section that was too long for one passage, of which the search found a piece.</summary>
internal static class SectionAround
{
    /// <summary>The pieces directly before and after a passage that belong to the same section, in the order of the page; empty when it is a section by itself.</summary>
    /// <param name="chunk">The passage that was found.</param>
    /// <param name="page">All passages of its page, in order, from the same store.</param>
    public static IEnumerable<Chunk> NeighboursOf(Chunk chunk, IReadOnlyList<Chunk> page)
    {
        // A page that was published anew meanwhile has other passages: they are no neighbours of this one.
        for (var place = 0; place < page.Count; place++)
        {
            if (page[place].Id == chunk.Id)
            {
                return new[] { place - 1, place + 1 }.Where(near => near >= 0 && near < page.Count).Select(near => page[near]).Where(near => IsSameSection(near, chunk));
            }
        }

        return [];
    }

    private static bool IsSameSection(Chunk one, Chunk other) =>
        string.Equals(one.Anchor, other.Anchor, StringComparison.Ordinal) && one.HeadingPath.SequenceEqual(other.HeadingPath, StringComparer.Ordinal);
}
