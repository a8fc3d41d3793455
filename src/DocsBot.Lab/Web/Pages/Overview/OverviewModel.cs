using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Lab.Web.Charts;
using DocsBot.Lab.Web.Components;
using DocsBot.Lab.Web.Pages.Prompts;
using DocsBot.Lab.Web.Periods;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Pages.Overview;

/// <summary>How it goes.</summary>
/// <param name="Address">The page's address.</param>
/// <param name="Period">The days it is about.</param>
/// <param name="Log">What was counted.</param>
public sealed record OverviewModel(PageAddress Address, PagePeriod Period, LogOverview Log)
{
    private const int MostFindings = 8;

    // What was not answered has none of these, which says nothing.
    private static readonly LogDimension[] OfAnswers = [LogDimension.Domain, LogDimension.Prompt, LogDimension.Model];

    /// <summary>Whether there is anything in the log, in whichever period.</summary>
    public bool HasLog { get; init; } = true;

    /// <summary>Where the log is, or should be.</summary>
    public required string LogName { get; init; }

    /// <summary>The slices that are worse than the rest, those first whose mending would help most.</summary>
    public IReadOnlyList<OverviewFinding> Findings { get; init; } = [];

    /// <summary>The newest interactions with a failure signal.</summary>
    public IReadOnlyList<InteractionSummary> Failures { get; init; } = [];

    /// <summary>The experiments that run.</summary>
    public IReadOnlyList<PromptExperiment> Experiments { get; init; } = [];

    /// <summary>What is wrong with the prompts, so that nothing is known of the experiments; null when nothing is.</summary>
    public string? PromptsFault { get; init; }

    /// <summary>The versions that began or ceased to answer in these days.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>The steps of the trends.</summary>
    public IReadOnlyList<TrendStep> Steps { get; init; } = [];

    /// <summary>The steps as places of a chart.</summary>
    public IReadOnlyList<ChartPlace> Places => [.. Steps.Select(step => step.Place)];

    /// <summary>The findings of dimensions, most useful first.</summary>
    public static IReadOnlyList<OverviewFinding> FindingsOf(IEnumerable<LogSlices> slices) =>
    [
        .. slices.SelectMany(dimension => dimension.Rows, (dimension, slice) => (dimension.Dimension, slice))
            .Where(pair => pair.slice.Value.Length > 0 || !OfAnswers.Contains(pair.Dimension))
            .SelectMany(pair => pair.slice.Worse, (pair, finding) => new OverviewFinding(pair.Dimension, pair.slice.Value, finding))
            .OrderByDescending(finding => finding.Finding.Excess)
            .Take(MostFindings),
    ];

    /// <summary>The changes that fall into a step of the trends.</summary>
    public static IReadOnlyList<ChartMark> MarksOf(IEnumerable<PromptChange> changes, IReadOnlyList<TrendStep> steps) =>
    [
        .. from change in changes
           orderby change.At
           let day = DateOnly.FromDateTime(change.At.UtcDateTime)
           from place in Enumerable.Range(0, steps.Count)
           where day >= steps[place].First && day <= steps[place].Last
           select new ChartMark(place, $"{change.To} {PromptUse.KindOf(change)}"),
    ];

    /// <summary>A line of figures.</summary>
    public ChartSeries Line(string name, Func<LogFigures, double?> value) => new(name, [.. Steps.Select(step => value(step.Figures))]);

    /// <summary>A line of shares with their intervals; a share of nothing is a gap.</summary>
    public ChartSeries Share(string name, Func<LogFigures, Proportion> share)
    {
        var shares = Steps.Select(step => share(step.Figures)).ToList();
        return new ChartSeries(name, [.. shares.Select(one => one.Share)])
        {
            Low = [.. shares.Select(one => one.Of > 0 ? one.Low : (double?)null)],
            High = [.. shares.Select(one => one.Of > 0 ? one.High : (double?)null)],
        };
    }
}
