namespace DocsBot.Lab.Review.Agreement;

/// <summary>What the reviews show: how far reviewers agree, how much they change, and which version they prefer.</summary>
/// <param name="Reviews">How many reviews.</param>
/// <param name="Reviewers">By how many reviewers.</param>
/// <param name="Agreement">How far they agree.</param>
/// <param name="Edits">What was changed of each version's answers before they were accepted.</param>
public sealed record ReviewFigures(int Reviews, int Reviewers, IReadOnlyList<AgreementFigure> Agreement, IReadOnlyList<EditFigure> Edits)
{
    private const int Draws = 1_000;
    private const int Seed = 17;

    /// <summary>The figures of some reviews.</summary>
    public static ReviewFigures Of(IReadOnlyList<Providers.Log.Reviews.Review> reviews)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        return new ReviewFigures(
            reviews.Count,
            reviews.Select(review => review.Reviewer).Distinct(StringComparer.Ordinal).Count(),
            [
                Figure("correctness", reviews, review => review.Correctness, KrippendorffAlpha.Interval),
                Figure("readability", reviews, review => review.Readability, KrippendorffAlpha.Interval),
                Figure("verdict", reviews, review => (int?)review.Verdict, KrippendorffAlpha.Nominal),
                Figure("pairs", reviews, review => (int?)review.Choice, KrippendorffAlpha.Nominal),
            ],
            [.. reviews.Where(review => review is { EditDistance: not null }).GroupBy(review => review.Prompt ?? "no prompt", StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => EditFigure.Of(group.Key, [.. group]))]);
    }

    private static AgreementFigure Figure(string name, IReadOnlyList<Providers.Log.Reviews.Review> reviews, Func<Providers.Log.Reviews.Review, int?> value, Func<IReadOnlyList<IReadOnlyList<int>>, double?> alpha)
    {
        List<IReadOnlyList<int>> items = [.. reviews.Where(review => value(review) is not null).GroupBy(review => review.ItemId, StringComparer.Ordinal).Select(group => (IReadOnlyList<int>)[.. group.Select(review => value(review)!.Value)]).Where(values => values.Count > 1)];
        var (low, high) = Interval(items, alpha);
        return new AgreementFigure(name, items.Count, items.Count(values => values.Distinct().Count() == 1), alpha(items), low, high);
    }

    /// <summary>A percentile bootstrap that draws the items anew, with a fixed seed (Efron, 1979).</summary>
    private static (double? Low, double? High) Interval(List<IReadOnlyList<int>> items, Func<IReadOnlyList<IReadOnlyList<int>>, double?> alpha)
    {
        if (items.Count < 2)
        {
            return (null, null);
        }

#pragma warning disable CA5394 // Repeatable, not secret.
        var random = new Random(Seed);
        var drawn = Enumerable.Range(0, Draws)
            .Select(_ => alpha([.. Enumerable.Range(0, items.Count).Select(_ => items[random.Next(items.Count)])]))
            .OfType<double>().Order().ToList();
#pragma warning restore CA5394
        return drawn.Count < Draws / 2 ? (null, null) : (drawn[(int)(drawn.Count * 0.025)], drawn[(int)(drawn.Count * 0.975)]);
    }
}
