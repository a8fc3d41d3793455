namespace DocsBot.Lab.Metrics;

/// <summary>Two systems on the same questions: how far apart they are, and whether that is more than chance.</summary>
/// <param name="Difference">The mean difference with its 95 % interval.</param>
/// <param name="PValue">How often chance alone would bring a difference as large.</param>
public sealed record PairedComparison(Interval Difference, double PValue)
{
    private const double Significant = 0.05;

    /// <summary>
    /// What is shown. A difference counts only when the interval leaves zero out AND the permutation test agrees: each alone is off by a little on few questions
    /// or on scores with many ties, so that together they call equal systems different in at most 5 of 100 cases.
    /// </summary>
    public Verdict Verdict => Difference.Holds(0) || PValue > Significant ? Verdict.NotShown : Difference.Mean > 0 ? Verdict.Better : Verdict.Worse;

    /// <summary>Compares.</summary>
    /// <param name="differences">One a question: the score of the one system less that of the other. At least one.</param>
    public static PairedComparison Of(IReadOnlyList<double> differences) => new(PairedBootstrap.Of(differences), SignFlipTest.PValue(differences));
}
