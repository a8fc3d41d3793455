namespace DocsBot.Providers.Log.Reading;

/// <summary>Finds the slices that are worse than the rest of their dimension. Each metric is judged by itself.</summary>
/// <remarks>
/// With many slices some look bad by chance. The p-values are corrected by Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian
/// Journal of Statistics 6:65-70: in 95 of 100 tables without any difference, no slice is called worse.
/// </remarks>
internal static class SliceComparison
{
    private const double Significant = 0.05;

    /// <summary>The slices with their findings, the most frequent first.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="slices">The figures of its values.</param>
    public static IReadOnlyList<LogSlice> Judge(LogDimension dimension, IReadOnlyDictionary<string, LogFigures> slices)
    {
        var groups = slices.Where(slice => IsJudged(dimension, slice.Key)).ToLookup(slice => Group(dimension, slice.Key), StringComparer.Ordinal);
        var findings = Enum.GetValues<SliceMetric>()
            .SelectMany(metric => groups.SelectMany(group => Worse(metric, [.. group])))
            .ToLookup(found => found.Value, found => found.Finding, StringComparer.Ordinal);
        return
        [
            .. slices.OrderByDescending(slice => slice.Value.Questions).ThenBy(slice => slice.Key, StringComparer.Ordinal)
                .Select(slice => new LogSlice(slice.Key, slice.Value, [.. findings[slice.Key]])),
        ];
    }

    /// <summary>Without a model there is no domain, prompt or model; that mostly means that there was no answer, so it says nothing about the rest.</summary>
    private static bool IsJudged(LogDimension dimension, string value) =>
        value.Length > 0 || dimension is not (LogDimension.Domain or LogDimension.Prompt or LogDimension.Model);

    /// <summary>An arm is compared with the other arms of its experiment, a version of a prompt with its other versions: they are asked alike.</summary>
    private static string Group(LogDimension dimension, string value)
    {
        var at = dimension switch
        {
            LogDimension.Arm => value.LastIndexOf('/'),
            LogDimension.Prompt => value.LastIndexOf('@'),
            _ => -1,
        };
        return at > 0 ? value[..at] : "";
    }

    private static IEnumerable<(string Value, SliceFinding Finding)> Worse(SliceMetric metric, IReadOnlyList<KeyValuePair<string, LogFigures>> slices)
    {
        var (hits, of) = (slices.Sum(slice => Of(metric, slice.Value).Hits), slices.Sum(slice => Of(metric, slice.Value).Of));
        var tests = slices
            .Select(slice => (slice.Key, Here: Of(metric, slice.Value)))
            .Select(slice => (slice.Key, slice.Here, Elsewhere: new Proportion(hits - slice.Here.Hits, of - slice.Here.Of)))
            .Select(slice => (slice.Key, slice.Here, slice.Elsewhere, PValue: TwoProportionTest.PValue(slice.Here, slice.Elsewhere)))
            .Where(slice => slice.PValue is not null)
            .OrderBy(slice => slice.PValue)
            .ToList();
        var corrected = 0.0;
        for (var i = 0; i < tests.Count; i++)
        {
            corrected = Math.Max(corrected, Math.Min(1, tests[i].PValue!.Value * (tests.Count - i)));
            if (corrected <= Significant && tests[i].Here.Share > tests[i].Elsewhere.Share)
            {
                yield return (tests[i].Key, new SliceFinding(metric, tests[i].Here, tests[i].Elsewhere, corrected));
            }
        }
    }

    private static Proportion Of(SliceMetric metric, LogFigures figures) => metric switch
    {
        SliceMetric.Flagged => figures.FlaggedRate,
        SliceMetric.NoAnswer => figures.NoAnswerRate,
        SliceMetric.ThumbsDown => figures.UnhelpfulRate,
        SliceMetric.Errors => figures.ErrorRate,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no such metric."),
    };
}
