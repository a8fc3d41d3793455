using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>
/// The minimum detectable effect: the true mean difference that a paired comparison of so many questions would show in 80 of 100 evaluations, at a false alarm
/// rate of 5 %: (z(0.975) + z(0.8)) · s / √n, where s is the standard deviation of the questions' differences (Lachin, "Introduction to sample size determination
/// and power analysis for clinical trials", Controlled Clinical Trials 2, 1981, solved for the difference; for evaluations of language models: Miller, "Adding
/// Error Bars to Evals", 2024, section 5).
/// </summary>
internal static class DetectableEffect
{
    private const double FalseAlarms = 0.05;
    private const double Power = 0.8;

    private static readonly double Distance = Normal.InvCDF(0, 1, 1 - (FalseAlarms / 2)) + Normal.InvCDF(0, 1, Power);

    /// <summary>The effect, in the unit of the differences; null for fewer than two questions. 0 when all differences are the same.</summary>
    public static double? Of(IReadOnlyCollection<double> differences) => differences.Count < 2 ? null : Distance * differences.StandardDeviation() / Math.Sqrt(differences.Count);
}
