using System.Text.Json.Serialization;
using MathNet.Numerics.Distributions;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>How a kind of question goes: the later half of the period against the earlier one.</summary>
/// <param name="Earlier">Conversations that asked it first in the earlier half. One reader who asks again and again counts once.</param>
/// <param name="Later">The same for the later half.</param>
/// <param name="PValue">How often chance alone would bring a difference as large, were its share of all questions the same in both halves.</param>
/// <param name="Direction">What holds after all clusters were tested: of those called rising or falling, at most one in twenty is expected to be chance.</param>
public sealed record ClusterTrend(int Earlier, int Later, double PValue, [property: JsonConverter(typeof(CamelCaseEnum<TrendDirection>))] TrendDirection Direction)
{
    /// <summary>
    /// The two-sided p-value. Given how many conversations there are together, those of the later half follow a binomial distribution when both halves have the same
    /// rate (Przyborowski and Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31, 1940), so more readers alone make no trend.
    /// </summary>
    /// <param name="earlier">Conversations of the earlier half.</param>
    /// <param name="later">Conversations of the later half.</param>
    /// <param name="laterShare">The share of all questions that was asked in the later half, 0 to 1.</param>
    public static double Test(int earlier, int later, double laterShare)
    {
        var together = earlier + later;
        if (together == 0 || laterShare is <= 0 or >= 1)
        {
            return 1;
        }

        var upTo = Binomial.CDF(laterShare, together, later);
        var from = later == 0 ? 1 : 1 - Binomial.CDF(laterShare, together, later - 1);
        return Math.Min(1, 2 * Math.Min(upTo, from));
    }

    /// <summary>
    /// The largest p-value that still counts, so that of all that count at most a share is expected to be chance; 0 when none does. Source: Benjamini and
    /// Hochberg, "Controlling the False Discovery Rate", Journal of the Royal Statistical Society B 57, 1995.
    /// </summary>
    /// <param name="pValues">One for each test.</param>
    /// <param name="falseShare">The share, such as 0.05.</param>
    public static double Limit(IEnumerable<double> pValues, double falseShare)
    {
        double[] sorted = [.. pValues.Order()];
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            if (sorted[i] <= falseShare * (i + 1) / sorted.Length)
            {
                return sorted[i];
            }
        }

        return 0;
    }
}
