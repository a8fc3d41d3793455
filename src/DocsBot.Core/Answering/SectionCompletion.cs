using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Tokens;

namespace DocsBot.Core.Answering;

/// <summary>
/// Brings the rest of a small section along when most of it is in the prompt already and there is room. The rest joins the passage that it borders on: the
/// address of both is the section's, so a citation still opens the heading that holds the claim. That is why nothing beyond the section is brought along.
/// </summary>
internal sealed class SectionCompletion(IChunkStore store)
{
    /// <summary>Pages that are read for it, those of the best passages.</summary>
    private const int MostPages = 2;

    /// <summary>With less room than this a page is not read: few pieces are that small.</summary>
    private const int LeastRoom = 100;

    /// <summary>Completes the sections of the best passages.</summary>
    /// <returns>The tokens that took.</returns>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    public async Task<int> CompleteAsync(List<PackedPassage> packed, int room, ITokenCounter counter, CancellationToken cancellationToken)
    {
        var taken = 0;
        foreach (var key in packed.Select(passage => passage.Chunk.Page).Distinct().Take(MostPages))
        {
            if (room - taken < LeastRoom)
            {
                break;
            }

            var page = await store.GetPageAsync(key, cancellationToken);
            var done = new HashSet<ChunkId>();
            foreach (var passage in packed.Where(passage => passage.Chunk.Page == key))
            {
                var section = SectionAround.SectionOf(passage.Chunk, page);
                if (section.Count > 1 && done.Add(section[0].Id))
                {
                    taken += Complete(section, packed, room - taken, counter);
                }
            }
        }

        return taken;
    }

    /// <summary>Completes one section, or leaves it as it is when less than half of it is in, when the rest does not fit, or when a piece that is in was cut.</summary>
    private static int Complete(IReadOnlyList<Chunk> section, List<PackedPassage> packed, int room, ITokenCounter counter)
    {
        var present = section.Select(piece => packed.Find(passage => passage.Chunk.Id == piece.Id)).ToList();
        var missing = section.Where((_, i) => present[i] is null).Sum(piece => counter.Count(piece.Text));
        var held = present.OfType<PackedPassage>().Sum(passage => counter.Count(passage.Chunk.Text));
        if (missing == 0 || missing > room || missing > held || present.Exists(passage => passage is { IsWhole: false }))
        {
            return 0;
        }

        // Before the first piece that is in, from its beginning backwards; behind it each joins the nearest before it.
        var first = present.FindIndex(passage => passage is not null);
        for (var i = first - 1; i >= 0; i--)
        {
            present[first]!.Add(section[i], before: true);
        }

        var last = present[first]!;
        for (var i = first + 1; i < section.Count; i++)
        {
            if (present[i] is { } next)
            {
                last = next;
            }
            else
            {
                last.Add(section[i], before: false);
            }
        }

        return missing;
    }
}
