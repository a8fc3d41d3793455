using System.Runtime.InteropServices;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>Finds the most similar of many vectors by their words, without comparing all of them. Searches may run side by side, each with a scratch of its own.</summary>
/// <param name="terms">How many words there are.</param>
internal sealed class CentroidIndex(int terms)
{
    private readonly List<Holder>?[] _holders = new List<Holder>?[terms];
    private readonly List<TermVector> _vectors = [];

    public int Count => _vectors.Count;

    /// <summary>Takes a vector in; its number is the count before.</summary>
    public void Add(TermVector vector)
    {
        var rest = 1f;
        for (var i = 0; i < vector.Terms.Length; i++)
        {
            (_holders[vector.Terms[i]] ??= []).Add(new Holder(_vectors.Count, rest));
            rest -= vector.Weights[i] * vector.Weights[i];
        }

        _vectors.Add(vector);
    }

    /// <summary>The vector with the largest cosine, of equal ones the first.</summary>
    /// <param name="asked">The vector to compare with.</param>
    /// <param name="least">Smaller cosines do not count.</param>
    /// <param name="scratch">Of this thread.</param>
    /// <param name="except">One that does not count; -1 for none.</param>
    /// <returns>Its number and cosine; -1 and 0 when none is near.</returns>
    public (int Number, float Cosine) Nearest(TermVector asked, float least, SearchScratch scratch, int except = -1)
    {
        const float rounding = 1e-4f;
        scratch.Begin(_vectors.Count);
        var best = (Number: -1, Cosine: 0f);
        var enough = (least * least) - rounding;
        var rest = 1f;
        for (var i = 0; i < asked.Terms.Length && rest >= enough; i++)
        {
            foreach (var (number, itsRest) in CollectionsMarshal.AsSpan(_holders[asked.Terms[i]]))
            {
                // Where this is the first word they share, their cosine is at most the product of the lengths of what is left of both from here on (after Bayardo,
                // Ma and Srikant, "Scaling Up All Pairs Similarity Search", 2007). The rarest words come first, so that few of a common word's holders are looked at.
                if (rest * itsRest < enough || number == except || !scratch.IsNew(number))
                {
                    continue;
                }

                var cosine = asked.Cosine(_vectors[number]);
                if (cosine >= least && (cosine > best.Cosine || (cosine == best.Cosine && number < best.Number)))
                {
                    best = (number, cosine);
                    enough = (cosine * cosine) - rounding;
                }
            }

            rest -= asked.Weights[i] * asked.Weights[i];
        }

        return best;
    }

    /// <summary>A vector that has a word.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Rest">The squared length of what it is from that word on.</param>
    private readonly record struct Holder(int Number, float Rest);
}
