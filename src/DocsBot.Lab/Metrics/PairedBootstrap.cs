using MathNet.Numerics.Distributions;

namespace DocsBot.Lab.Metrics;

/// <summary>
/// The difference of two systems that answered the same questions, with its 95 % interval: the percentile bootstrap over questions (Efron and Tibshirani,
/// "An Introduction to the Bootstrap", 1993, chapter 13), its percentiles moved outwards for small sets (the expanded percentile interval of Hesterberg, "What
/// Teachers Should Know About the Bootstrap", The American Statistician 69, 2015): without that, the interval of 20 questions holds the truth in 92 of 100
/// cases only. A question's two scores stay together, so what makes it hard for both does not blur the difference.
/// </summary>
public static class PairedBootstrap
{
    private const int Resamples = 4000;
    private const double Tail = 0.025;

    /// <summary>The same differences give the same interval, in any run and on any machine.</summary>
    private const int Seed = 1;

    /// <summary>The mean difference of one set of questions.</summary>
    /// <param name="differences">One a question: the score of the one system less that of the other. At least one.</param>
    public static Interval Of(IReadOnlyList<double> differences) => OfMacro([differences]);

    /// <summary>The mean of the sets' mean differences, each set drawn anew from its own questions: a large set counts no more than a small one.</summary>
    /// <param name="sets">The differences of each set; at least one set, each with a question.</param>
    public static Interval OfMacro(IReadOnlyList<IReadOnlyList<double>> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentOutOfRangeException.ThrowIfZero(sets.Count, nameof(sets));
        if (sets.Any(set => set.Count == 0))
        {
            throw new ArgumentException("A set without a question has no mean.", nameof(sets));
        }

        var means = new double[Resamples];
        var random = new Random(Seed);
        foreach (var set in sets)
        {
            double[] values = [.. set];
            for (var i = 0; i < Resamples; i++)
            {
                means[i] += Resample(values, random) / sets.Count;
            }
        }

        Array.Sort(means);
        var tail = TailFor(sets.Min(set => set.Count));
        return new Interval(sets.Average(set => set.Average()), At(means, tail), At(means, 1 - tail));
    }

    /// <summary>The share of resamples to leave out at each end for a set of so many questions; close to 0.025 for many.</summary>
    private static double TailFor(int questions) => questions < 2
        ? 0
        : Normal.CDF(0, 1, Math.Sqrt(questions / (questions - 1.0)) * StudentT.InvCDF(0, 1, questions - 1, Tail));

    private static double At(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    private static double Resample(double[] values, Random random)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[random.Next(values.Length)];
        }

        return sum / values.Length;
    }
}
