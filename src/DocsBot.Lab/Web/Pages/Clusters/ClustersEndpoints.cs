using DocsBot.Core.Interactions;
using DocsBot.Lab.Web.Components;
using DocsBot.Lab.Web.Layout;
using DocsBot.Lab.Web.Periods;
using DocsBot.Lab.Web.Signals;

namespace DocsBot.Lab.Web.Pages.Clusters;

/// <summary>The page of the clusters.</summary>
internal static class ClustersEndpoints
{
    /// <summary>Stands in <c>signals</c> for questions that the documentation seems not to answer.</summary>
    public const string Unanswered = "unanswered";

    private const string Path = "/clusters";

    // A reader waits as long as this for a page; most logs need less.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Adds it.</summary>
    public static void MapClusters(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync);
        routes.MapPost(Path, (HttpRequest request, ClusterRuns runs, TimeProvider time) =>
        {
            var address = PageAddress.Of(request);
            runs.Refresh(new ClusterKey(PagePeriod.Of(address, time).Days, SignalsOf(address)));
            return Results.Redirect(address.ToString());
        });
    }

    private static async Task<IResult> ShowAsync(HttpRequest request, ClusterRuns runs, TimeProvider time, CancellationToken cancellationToken)
    {
        var address = PageAddress.Of(request);
        var period = PagePeriod.Of(address, time);
        var run = runs.Get(new ClusterKey(period.Days, SignalsOf(address)));
        await Task.WhenAny(run.Findings, Task.Delay(Patience, time, cancellationToken));
        var model = new ClustersModel(address, period, run.Key.Signals, run.StartedAt, time.GetUtcNow());
        return Page.Of<ClustersPage>(run.Findings.IsCompleted ? model with { Findings = await run.Findings } : model);
    }

    private static FailureSignal SignalsOf(PageAddress address) => address.Find("signals") switch
    {
        null => SignalText.Any,
        Unanswered => FailureSignal.None,
        { } key => SignalText.Find(key) ?? throw new BadHttpRequestException($"signals={key} is not known. Known: {Unanswered}, {string.Join(", ", SignalText.All.Select(SignalText.KeyOf))}."),
    };
}
