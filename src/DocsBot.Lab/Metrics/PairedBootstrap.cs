namespace DocsBot.Lab.Metrics;

/// <summary>
/// The difference of two systems that answered the same questions, with its 95 % interval: the percentile bootstrap over questions (Efron and Tibshirani,
/// "An Introduction to the Bootstrap", 1993, chapter 13). A question's two scores stay together, so what makes it hard for both does not blur the difference.
/// </summary>
public static class PairedBootstrap
{
    private const int Resamples = 4000;

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
            for (var i = 0; i < Resamples; i++)
            {
                means[i] += Resample(set, random) / sets.Count;
            }
        }

        return new Interval(sets.Average(set => set.Average()), Percentile.Of(means, 0.025), Percentile.Of(means, 0.975));
    }

    private static double Resample(IReadOnlyList<double> values, Random random)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Count; i++)
        {
            sum += values[random.Next(values.Count)];
        }

        return sum / values.Count;
    }
}
