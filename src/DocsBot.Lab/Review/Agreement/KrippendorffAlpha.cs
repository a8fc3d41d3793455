namespace DocsBot.Lab.Review.Agreement;

/// <summary>
/// How far reviewers agree beyond chance: 1 for always, 0 for no more than chance, below it for less. Source: Krippendorff, "Computing Krippendorff's
/// Alpha-Reliability" (2011): any number of reviewers, and items that not all of them judged.
/// </summary>
internal static class KrippendorffAlpha
{
    /// <summary>Alpha of values without an order.</summary>
    /// <param name="items">The values that each item got; items with fewer than two say nothing.</param>
    /// <returns>Null when there is nothing to compare, or all values are the same.</returns>
    public static double? Nominal(IReadOnlyList<IReadOnlyList<int>> items) => Of(items, (a, b) => a == b ? 0 : 1);

    /// <summary>Alpha of values whose differences count, such as 1 to 5.</summary>
    /// <param name="items">The values that each item got; items with fewer than two say nothing.</param>
    /// <returns>Null when there is nothing to compare, or all values are the same.</returns>
    public static double? Interval(IReadOnlyList<IReadOnlyList<int>> items) => Of(items, (a, b) => (a - b) * (a - b));

    private static double? Of(IReadOnlyList<IReadOnlyList<int>> items, Func<int, int, double> difference)
    {
        ArgumentNullException.ThrowIfNull(items);
        var paired = items.Where(values => values.Count > 1).ToList();
        var all = paired.SelectMany(values => values).ToList();
        if (all.Count < 2)
        {
            return null;
        }

        // Within an item each pair of its values, weighted so that every value counts once; by chance each pair of all values.
        var observed = paired.Sum(values => Pairs(values, difference) / (values.Count - 1)) / all.Count;
        var counts = all.CountBy(value => value).ToList();
        var expected = counts.Sum(a => counts.Sum(b => (double)a.Value * b.Value * difference(a.Key, b.Key))) / ((double)all.Count * (all.Count - 1));
        return expected > 0 ? 1 - (observed / expected) : null;
    }

    private static double Pairs(IReadOnlyList<int> values, Func<int, int, double> difference)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = 0; j < values.Count; j++)
            {
                sum += i == j ? 0 : difference(values[i], values[j]);
            }
        }

        return sum;
    }
}
