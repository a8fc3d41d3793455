using DocsBot.Core.Documents;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Tokens;

namespace DocsBot.Core.Answering;

/// <summary>
/// Chooses which passages go into the prompt: whole ones, best first, as many as the token budget holds, none twice. Pieces of one section stand side by side, as
/// the page has them. What is left of the budget completes the sections of the best. A passage keeps its number throughout: it is what readers see and what citations name.
/// </summary>
public sealed class ContextPacker
{
    // The lines around a passage: its marks with the boundary, "Page:", "Section:", the blank line.
    private const int FrameTokens = 50;

    private readonly SectionCompletion _completion;

    /// <summary>Creates the packer.</summary>
    /// <param name="store">Where the rest of a section is read.</param>
    public ContextPacker(IChunkStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _completion = new SectionCompletion(store);
    }

    /// <summary>Packs passages.</summary>
    /// <param name="chunks">What was retrieved, best first. A passage's number is its place here, from 1, whether or not those before it are packed.</param>
    /// <param name="budget">The most tokens of all passages together with the lines around them.</param>
    /// <param name="counter">Counts tokens as the model does that will read them.</param>
    /// <param name="cancellationToken">Stops the reading of sections.</param>
    /// <returns>The passages of the prompt. One that does not fit is left out and a later, smaller one may take its room; the best one is cut at the end of
    /// a block rather than left out.</returns>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    public async Task<PackedContext> PackAsync(IReadOnlyList<RetrievedChunk> chunks, int budget, ITokenCounter counter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        ArgumentNullException.ThrowIfNull(counter);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(budget);

        var packed = new List<PackedPassage>();
        var leftOut = new List<LeftOutPassage>();
        var left = budget;
        for (var i = 0; i < chunks.Count; i++)
        {
            var chunk = chunks[i].Chunk;
            var frame = FrameTokens + counter.Count(chunk.Title) + counter.Count(string.Join(" > ", chunk.HeadingPath));
            var text = packed.Count == 0 ? BlockCutter.Cut(chunk.Text, Math.Max(1, left - frame), counter) : chunk.Text;
            var tokens = frame + counter.Count(text);
            if (packed.Count > 0 && tokens > left)
            {
                leftOut.Add(new LeftOutPassage(i + 1, LeftOutReason.Budget));
                continue;
            }

            var shingles = Shingles.Of(chunk.Text);
            if (packed.Exists(taken => shingles.SaysTheSameAs(taken.Shingles)))
            {
                leftOut.Add(new LeftOutPassage(i + 1, LeftOutReason.Duplicate));
                continue;
            }

            packed.Add(new PackedPassage(i + 1, chunk, text, shingles));
            left -= tokens;
        }

        left -= await _completion.CompleteAsync(packed, left, counter, cancellationToken);
        return new PackedContext
        {
            Sources = [.. InOrder(packed).Select(ToSource)],
            LeftOut = leftOut,
            Completed = packed.Where(passage => passage.Added.Count > 0).ToDictionary(passage => passage.Number, IReadOnlyList<ChunkId> (passage) => passage.Added),
            Tokens = budget - left,
            Budget = budget,
        };
    }

    /// <summary>Best first, and with each passage the other pieces of its section, in the order of the page.</summary>
    private static IEnumerable<PackedPassage> InOrder(List<PackedPassage> packed) =>
        packed.GroupBy(passage => SectionAround.KeyOf(passage.Chunk)).SelectMany(section => section.OrderBy(passage => passage.Chunk.Ordinal));

    private static PromptSource ToSource(PackedPassage passage) =>
        new(passage.Number, passage.Chunk.Title, string.Join(" > ", passage.Chunk.HeadingPath), passage.Chunk.Url, passage.Text);
}
