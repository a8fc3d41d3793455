namespace DocsBot.Lab.Analysis.Drift;

/// <summary>
/// Finds where the level of a series changes, when all of it is known. Binary segmentation (Vostrikova, "Detecting 'Disorder' in Multidimensional Random
/// Processes", 1981): the place at which the means before and after differ most is a change when a permutation test says so (Antoch and Hušková, "Permutation
/// Tests in Change Point Analysis", 2001), and then both parts are searched in the same way. A series without a change is said to have one with at most the
/// probability of the level, whatever its values are distributed like, as long as their order does not matter.
/// </summary>
public static class ChangePoints
{
    /// <summary>Values that a series must have to be searched: of fewer no order is rare enough.</summary>
    public const int Fewest = 6;

    /// <summary>Values that a level has at least: one value that is off is no level.</summary>
    private const int ShortestLevel = 2;

    private const int Permutations = 1_999;

    /// <summary>The same series gives the same result, in any run and on any machine.</summary>
    private const int Seed = 1;

    /// <summary>Finds the changes, in order.</summary>
    /// <param name="values">The series, oldest first.</param>
    /// <param name="level">The probability of a change found where there is none, 0 to 1.</param>
    public static IReadOnlyList<ChangePoint> Of(IReadOnlyList<double> values, double level)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] series = [.. values];
        var found = new SortedDictionary<int, double>();
        Search(series, 0, series.Length, level, new Random(Seed), found);
        int[] edges = [0, .. found.Keys, series.Length];
        return [.. found.Select((change, i) => new ChangePoint(change.Key, Mean(series.AsSpan(edges[i]..edges[i + 1])), Mean(series.AsSpan(edges[i + 1]..edges[i + 2])), change.Value))];
    }

    private static void Search(double[] series, int from, int to, double level, Random random, SortedDictionary<int, double> found)
    {
        var part = series[from..to];
        if (part.Length < Fewest)
        {
            return;
        }

        var (index, clarity) = Clearest(part);
        var pValue = PValue(part, clarity, random);
        if (clarity <= 0 || pValue > level)
        {
            return;
        }

        found[from + index] = pValue;
        Search(series, from, from + index, level, random, found);
        Search(series, from + index, to, level, random, found);
    }

    /// <summary>The place where the means differ most, and how much: the difference times the root of k (n - k) / n, which is as large by chance at every place k.</summary>
    private static (int Index, double Clarity) Clearest(ReadOnlySpan<double> part)
    {
        var total = 0.0;
        foreach (var value in part)
        {
            total += value;
        }

        var best = (Index: 0, Clarity: 0.0);
        var sum = 0.0;
        for (var k = 1; k <= part.Length - ShortestLevel; k++)
        {
            sum += part[k - 1];
            if (k < ShortestLevel)
            {
                continue;
            }

            double rest = part.Length - k;
            var clarity = Math.Abs((sum / k) - ((total - sum) / rest)) * Math.Sqrt(k * rest / part.Length);
            if (clarity > best.Clarity)
            {
                best = (k, clarity);
            }
        }

        return best;
    }

    /// <summary>The share of orders with a change as clear; the measured order counts as one of them (Phipson and Smyth, 2010).</summary>
    private static double PValue(double[] part, double clarity, Random random)
    {
        // Sums in another order are off by less than this; such an order counts as being as clear.
        const double rounding = 1e-9;
        var least = clarity - (rounding * (1 + Math.Abs(clarity)));
        var shuffled = part.AsSpan().ToArray();
        var asClear = 0;
        for (var i = 0; i < Permutations; i++)
        {
            random.Shuffle(shuffled);
            asClear += Clearest(shuffled).Clarity >= least ? 1 : 0;
        }

        return (asClear + 1.0) / (Permutations + 1.0);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
