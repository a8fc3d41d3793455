namespace DocsBot.Lab.Metrics;

/// <summary>
/// Whether a mean difference is more than chance: the paired permutation test (Fisher, "The Design of Experiments", 1935, section 21). Were the two systems equal,
/// each question's difference could as well have the other sign; the p-value is the share of such flips whose mean is as far from zero as the one that was
/// measured. The flips are drawn, and the measured one counts as one of them, which keeps the test exact (Phipson and Smyth, "Permutation P-values Should Never Be
/// Zero", 2010).
/// </summary>
public static class SignFlipTest
{
    private const int Flips = 4000;

    /// <summary>The same differences give the same p-value, in any run and on any machine.</summary>
    private const int Seed = 1;

    /// <summary>The p-value of both directions together.</summary>
    /// <param name="differences">One a question: the score of the one system less that of the other.</param>
    /// <returns>Above 0, at most 1; 1 when there is no difference at all.</returns>
    public static double PValue(IReadOnlyList<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);

        // A sum of flipped signs is off by less than this through rounding; a draw counts as being as far.
        const double rounding = 1e-12;
        double[] values = [.. differences.Where(difference => difference != 0)];
        var measured = Math.Abs(values.Sum()) - (rounding * values.Length);
        var random = new Random(Seed);
        var asFar = 0;
        for (var i = 0; i < Flips; i++)
        {
            asFar += Math.Abs(FlippedSum(values, random)) >= measured ? 1 : 0;
        }

        return (asFar + 1.0) / (Flips + 1.0);
    }

    private static double FlippedSum(double[] values, Random random)
    {
        const int bitsOfAnInteger = 31;
        var sum = 0.0;
        var bits = 0;
        for (var i = 0; i < values.Length; i++)
        {
            bits = i % bitsOfAnInteger == 0 ? random.Next() : bits >> 1;
            sum += (bits & 1) == 0 ? values[i] : -values[i];
        }

        return sum;
    }
}
