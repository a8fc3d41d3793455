namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>A question's words, or a cluster's, as a sparse vector of unit length.</summary>
/// <param name="Terms">Numbers of the words, ascending; the rarest word has the lowest number.</param>
/// <param name="Weights">For each its weight, above 0. The squares add up to 1, unless there is no word at all.</param>
internal readonly record struct TermVector(int[] Terms, float[] Weights)
{
    /// <summary>A vector of unit length over words that may have any weight.</summary>
    /// <param name="terms">Numbers, ascending.</param>
    /// <param name="weights">Weights above 0; they are changed.</param>
    public static TermVector Normalised(int[] terms, float[] weights)
    {
        var length = 0.0;
        foreach (var weight in weights)
        {
            length += (double)weight * weight;
        }

        if (length > 0)
        {
            var scale = (float)(1 / Math.Sqrt(length));
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] *= scale;
            }
        }

        return new TermVector(terms, weights);
    }

    /// <summary>The cosine of two vectors: 1 for the same words, 0 where they share none.</summary>
    public float Cosine(TermVector other)
    {
        var (i, j, sum) = (0, 0, 0f);
        while (i < Terms.Length && j < other.Terms.Length)
        {
            if (Terms[i] == other.Terms[j])
            {
                sum += Weights[i++] * other.Weights[j++];
            }
            else if (Terms[i] < other.Terms[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return sum;
    }
}
