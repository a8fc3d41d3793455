using System.Text.Json;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Analysis.Why;

/// <summary>What has become of the passages that were found for a question.</summary>
/// <param name="engine">The log and the index of today.</param>
internal sealed class PassageHistory(LabEngine engine)
{
    /// <summary>The addresses of the passages found then, in their order; null for one of which neither log nor index knows it any more.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot be read.</exception>
    public async Task<IReadOnlyList<string?>> AddressesAsync(Interaction row, CancellationToken cancellationToken)
    {
        var pinned = await PinnedAsync(row, cancellationToken);
        var ids = row.Chunks.Select(chunk => Guid.TryParse(chunk.ChunkId, out var id) ? new ChunkId(id) : default).ToList();
        var known = (await engine.Store.GetChunksAsync([.. ids.Distinct()], cancellationToken)).ToDictionary(chunk => chunk.Id);
        return [.. row.Chunks.Select((chunk, i) => pinned.TryGetValue(chunk, out var passage) ? passage.Url : known.GetValueOrDefault(ids[i])?.Url)];
    }

    /// <summary>The passages of the prompt that their pages do not say any more. Where a passage moved on its page, it has not changed.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot be read.</exception>
    public async Task<IReadOnlyList<ChangedPassage>> ChangedAsync(Interaction row, CancellationToken cancellationToken)
    {
        var changed = new List<ChangedPassage>();
        foreach (var (chunk, passage) in await PinnedAsync(row, cancellationToken))
        {
            var page = await engine.Store.GetPageAsync(passage.Page, cancellationToken);
            if (page.Count == 0 || !Says(page, passage.Text))
            {
                changed.Add(new ChangedPassage(passage.Url, IsGone: page.Count == 0, chunk.Cited));
            }
        }

        return changed;
    }

    /// <summary>A passage may be several chunks, or the beginning of one.</summary>
    private static bool Says(IReadOnlyList<Chunk> page, string text) => string.Join("\n\n", page.Select(chunk => chunk.Text)).Contains(text, StringComparison.Ordinal);

    private async Task<Dictionary<InteractionChunk, PinnedPassage>> PinnedAsync(Interaction row, CancellationToken cancellationToken)
    {
        var texts = await new PinnedTexts(engine.Log).FindAsync([.. row.Chunks.Select(chunk => chunk.Pin).OfType<string>()], cancellationToken);
        var passages = new Dictionary<InteractionChunk, PinnedPassage>(ReferenceEqualityComparer.Instance);
        foreach (var chunk in row.Chunks.Where(chunk => chunk.Pin is not null && texts.ContainsKey(chunk.Pin)))
        {
            try
            {
                passages[chunk] = PinnedPassage.Read(texts[chunk.Pin!]);
            }
            catch (JsonException)
            {
                // A log that somebody wrote into by hand: what cannot be read is not known.
            }
        }

        return passages;
    }
}
