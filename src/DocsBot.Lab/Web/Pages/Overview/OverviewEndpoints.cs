using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Lab.Web.Components;
using DocsBot.Lab.Web.Layout;
using DocsBot.Lab.Web.Pages.Prompts;
using DocsBot.Lab.Web.Periods;
using DocsBot.Lab.Web.Signals;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Pages.Overview;

/// <summary>The first page.</summary>
internal static class OverviewEndpoints
{
    private const int NewestFailures = 8;

    private static readonly LogDimension[] Dimensions = [LogDimension.Domain, LogDimension.Prompt, LogDimension.Model, LogDimension.Language, LogDimension.Version, LogDimension.Site];

    /// <summary>Adds it.</summary>
    public static void MapOverview(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", async (HttpRequest request, LogDatabase log, InteractionReader reader, PromptsOnDisk prompts, TimeProvider time, CancellationToken cancellationToken) =>
        {
            var address = PageAddress.Of(request);
            var period = PagePeriod.Of(address, time);
            var overview = await reader.OverviewAsync(period.Days, cancellationToken);
            var model = new OverviewModel(address, period, overview) { LogName = log.Name, Steps = TrendStep.Of(overview.Days, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) };
            if (overview.Total.Questions == 0)
            {
                model = model with { HasLog = (await reader.ListAsync(new InteractionFilter(), after: null, 1, cancellationToken)).Rows.Count > 0 };
                return Page.Of<OverviewPage>(WithPrompts(model, prompts, time));
            }

            var slices = new List<LogSlices>();
            foreach (var dimension in Dimensions)
            {
                slices.Add(await reader.SlicesAsync(dimension, period.Days, cancellationToken));
            }

            var failing = new InteractionFilter { From = period.Start, To = period.End, Signals = SignalText.Any };
            var failures = await reader.ListAsync(failing, after: null, NewestFailures, cancellationToken);
            return Page.Of<OverviewPage>(WithPrompts(model with { Findings = OverviewModel.FindingsOf(slices), Failures = failures.Rows }, prompts, time));
        });

    /// <summary>Wrong prompts are no reason to hide what readers asked.</summary>
    private static OverviewModel WithPrompts(OverviewModel model, PromptsOnDisk prompts, TimeProvider time)
    {
        try
        {
            var now = time.GetUtcNow();
            var folder = prompts.Read();
            return model with
            {
                Experiments = [.. folder.Routing.Experiments.Select(known => known.Experiment).Where(experiment => experiment.StateAt(now) == ExperimentState.Running)],
                Marks = OverviewModel.MarksOf(folder.Entries.SelectMany(entry => entry.Version?.History ?? []), model.Steps),
            };
        }
        catch (PromptException fault)
        {
            return model with { PromptsFault = fault.Message };
        }
    }
}
