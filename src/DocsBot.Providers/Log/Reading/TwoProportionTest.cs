namespace DocsBot.Providers.Log.Reading;

/// <summary>Whether two shares differ by more than chance brings.</summary>
/// <remarks>The z test with the pooled share: Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, 3rd edition, chapter 3.</remarks>
internal static class TwoProportionTest
{
    /// <summary>Below this expected count the normal distribution is no good approximation.</summary>
    private const double SmallestExpected = 5;

    /// <summary>The two-sided p-value; null when there is too little to tell.</summary>
    public static double? PValue(Proportion one, Proportion other)
    {
        if (one.Of == 0 || other.Of == 0)
        {
            return null;
        }

        var pooled = (double)(one.Hits + other.Hits) / (one.Of + other.Of);
        if (Math.Min(pooled, 1 - pooled) * Math.Min(one.Of, other.Of) < SmallestExpected)
        {
            return null;
        }

        var z = (one.Share!.Value - other.Share!.Value) / Math.Sqrt(pooled * (1 - pooled) * (1.0 / one.Of + 1.0 / other.Of));
        return ComplementaryError(Math.Abs(z) / Math.Sqrt(2));
    }

    /// <summary>1 less the error function, for 0 and more: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 7.1.26; off by at most 1.5e-7.</summary>
    private static double ComplementaryError(double x)
    {
        var t = 1 / (1 + 0.3275911 * x);
        return t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.Exp(-x * x);
    }
}
