using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Curation;

/// <summary>Whether the passages that a curated answer rests on still stand in the index as they were.</summary>
public static class CuratedSources
{
    /// <summary>The passages as they stand now, in the order of the sources.</summary>
    /// <param name="store">The index.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null when one of them changed or is gone.</returns>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    public static async Task<IReadOnlyList<Chunk>?> FindAsync(IChunkStore store, CuratedAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(answer);
        var pages = new Dictionary<PageKey, IReadOnlyList<Chunk>>();
        var found = new List<Chunk>(answer.Sources.Count);
        foreach (var source in answer.Sources)
        {
            if (!pages.TryGetValue(source.Page, out var page))
            {
                pages[source.Page] = page = await store.GetPageAsync(source.Page, cancellationToken);
            }

            if (page.FirstOrDefault(chunk => CuratedSource.HashOf(chunk.Text) == source.Sha256) is not { } chunk)
            {
                return null;
            }

            found.Add(chunk);
        }

        return found;
    }
}
