using DocsBot.Core.Documents;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;

namespace DocsBot.Core.Answering;

/// <summary>Chooses which passages go into the prompt: whole ones, best first, as many as the token budget holds, none twice.</summary>
public static class ContextPacker
{
    // The lines around a passage: its marks with the boundary, "Page:", "Section:", the blank line.
    private const int FrameTokens = 50;

    // Two passages that share this much of their word triples say the same: a page kept for two versions, a text that is included in two pages.
    private const double DuplicateShare = 0.8;

    /// <summary>Packs passages.</summary>
    /// <param name="chunks">What was retrieved, best first. A passage's number is its place here, from 1, whether or not those before it are packed.</param>
    /// <param name="budgetTokens">The most tokens of all passages together with the lines around them, as <see cref="TokenEstimator"/> counts them.</param>
    /// <returns>The passages of the prompt, best first. One that does not fit is left out and a later, smaller one may take its room; the best one is
    /// cut at the end of a block rather than left out.</returns>
    public static IReadOnlyList<PromptSource> Pack(IReadOnlyList<RetrievedChunk> chunks, int budgetTokens)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(budgetTokens);

        var packed = new List<PromptSource>();
        var fingerprints = new List<HashSet<int>>();
        var left = budgetTokens;
        for (var i = 0; i < chunks.Count; i++)
        {
            var chunk = chunks[i].Chunk;
            var heading = string.Join(" > ", chunk.HeadingPath);
            var frame = FrameTokens + TokenEstimator.Estimate(chunk.Title) + TokenEstimator.Estimate(heading);
            var text = packed.Count == 0 ? BlockCutter.Cut(chunk.Text, Math.Max(1, left - frame)) : chunk.Text;
            var tokens = frame + TokenEstimator.Estimate(text);
            if (packed.Count > 0 && tokens > left)
            {
                continue;
            }

            var fingerprint = FingerprintOf(chunk);
            if (fingerprints.Exists(taken => AreNearDuplicates(taken, fingerprint)))
            {
                continue;
            }

            packed.Add(new PromptSource(i + 1, chunk.Title, heading, chunk.Url, text));
            fingerprints.Add(fingerprint);
            left -= tokens;
        }

        return packed;
    }

    /// <summary>The hashes of a passage's word triples (w-shingling: Broder, On the resemblance and containment of documents, 1997).</summary>
    private static HashSet<int> FingerprintOf(Chunk chunk)
    {
        var shingles = new HashSet<int>();
        string before = string.Empty, last = string.Empty;
        foreach (var term in Terms.Of(chunk.Text))
        {
            shingles.Add(HashCode.Combine(before, last, term));
            (before, last) = (last, term);
        }

        return shingles;
    }

    private static bool AreNearDuplicates(HashSet<int> one, HashSet<int> other)
    {
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        var shared = small.Count(large.Contains);
        var union = small.Count + large.Count - shared;
        return union > 0 && shared >= DuplicateShare * union;
    }
}
