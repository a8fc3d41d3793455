using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation.SelfTest;

/// <summary>
/// Holds the Lab's statistics to what they promise, on evaluations whose truth is known: a version compared with itself must seldom be called better, and the
/// interval of a true difference must hold it as often as it says.
/// </summary>
internal static class StatisticsSelfTest
{
    /// <summary>At most this share of false alarms over all runs.</summary>
    public const double MostFalseAlarms = 0.05;

    /// <summary>The share of intervals that are to hold the truth.</summary>
    public const double Coverage = 0.95;

    private const double CoverageMargin = 0.01;
    private const double Effect = 0.25;
    private const int QuestionsOfTruth = 2_000_000;
    private static readonly int[] Sizes = [30, 100, 300];

    /// <summary>How far from 95 % the share may be over so many comparisons: one point, and two standard errors of the simulation itself.</summary>
    public static double CoverageTolerance(int comparisons) => CoverageMargin + (2 * Math.Sqrt(Coverage * (1 - Coverage) / comparisons));

    /// <summary>Runs the simulations, the same in every run.</summary>
    /// <param name="runs">Simulated evaluations for each kind of score and each size.</param>
    /// <param name="cancellationToken">The token that an interruption cancels.</param>
    public static IReadOnlyList<SelfTestRow> Run(int runs, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(runs);
        return [.. from kind in Enum.GetValues<ScoreKind>() from size in Sizes select Run(kind, size, runs, cancellationToken)];
    }

    private static SelfTestRow Run(ScoreKind kind, int questions, int runs, CancellationToken cancellationToken)
    {
        var same = new SimulatedEvaluation(kind, effect: 0);
        var better = new SimulatedEvaluation(kind, Effect);
        var truth = better.TrueDifference(QuestionsOfTruth, new Random(questions));
        var (alarms, held, seen) = (0, 0, 0);
        Parallel.For(0, runs, new ParallelOptions { CancellationToken = cancellationToken }, run =>
        {
            var random = new Random(HashOf(kind, questions, run));
            var ofSame = PairedComparison.Of(same.Differences(questions, random));
            var ofBetter = PairedComparison.Of(better.Differences(questions, random));
            Count(ref alarms, ofSame.Verdict != Verdict.NotShown);
            Count(ref held, ofBetter.Difference.Holds(truth));
            Count(ref seen, ofBetter.Verdict == Verdict.Better);
        });
        return new SelfTestRow(kind, questions, runs, (double)alarms / runs, (double)held / runs, (double)seen / runs, truth);
    }

    private static int HashOf(ScoreKind kind, int questions, int run) => (((int)kind * 1_000) + questions) * 100_003 + run;

    private static void Count(ref int counter, bool holds)
    {
        if (holds)
        {
            Interlocked.Increment(ref counter);
        }
    }
}
