using DocsBot.Core.Text;

namespace DocsBot.Providers.OpenAI;

/// <summary>Cuts texts into requests that a provider takes.</summary>
internal static class EmbeddingBatches
{
    /// <summary>The texts in their order, in as few batches as the limits allow; a text that is over the limit by itself is a batch of its own.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="size">The most texts of a batch.</param>
    /// <param name="tokens">The most estimated tokens of a batch.</param>
    public static IEnumerable<Range> Of(IReadOnlyList<string> texts, int size, int tokens)
    {
        var start = 0;
        var sum = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            var cost = TokenEstimator.Estimate(texts[i]);
            if (i > start && (i - start == size || sum + cost > tokens))
            {
                yield return start..i;
                (start, sum) = (i, 0);
            }

            sum += cost;
        }

        if (start < texts.Count)
        {
            yield return start..texts.Count;
        }
    }
}
