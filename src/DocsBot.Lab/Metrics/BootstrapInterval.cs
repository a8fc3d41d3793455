namespace DocsBot.Lab.Metrics;

/// <summary>An interval of a mean.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct BootstrapInterval(double Low, double High)
{
    private const int Resamples = 2_000;
    private const int Seed = 20_261_122;

    /// <summary>
    /// The 95 % interval of the mean of paired differences, by the percentiles of resampled means (Efron, "Bootstrap methods: another look at the jackknife",
    /// Annals of Statistics 7(1), 1979). The same differences give the same interval.
    /// </summary>
    /// <param name="differences">One difference a question; at least one.</param>
    public static BootstrapInterval OfMean(IReadOnlyList<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentOutOfRangeException.ThrowIfZero(differences.Count, nameof(differences));
        var random = new Random(Seed);
        var means = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < differences.Count; j++)
            {
                sum += differences[random.Next(differences.Count)];
            }

            means[i] = sum / differences.Count;
        }

        return new BootstrapInterval(Percentile.Of(means, 0.025), Percentile.Of(means, 0.975));
    }
}
