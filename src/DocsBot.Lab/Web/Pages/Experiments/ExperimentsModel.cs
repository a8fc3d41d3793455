using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Web.Pages.Experiments;

/// <summary>Every experiment of the routing and of the log, and what the routing says.</summary>
/// <param name="Experiments">The experiments, running ones first.</param>
/// <param name="Routing">The routing that stands in the folder.</param>
/// <param name="File">Where it stands.</param>
public sealed record ExperimentsModel(IReadOnlyList<ExperimentView> Experiments, PromptRouting Routing, string File)
{
    /// <summary>Builds it.</summary>
    internal static ExperimentsModel Of(PromptFolder folder, IReadOnlyList<ArmRow> counts, IReadOnlyList<ClosedRow> closed, DateTimeOffset now)
    {
        var library = folder.ToSet().Library;
        var known = folder.Routing.Experiments.Select(pair => Known(pair.Domain, pair.Experiment, library, counts, closed, now)).ToList();
        var past = counts.GroupBy(row => row.Experiment, StringComparer.Ordinal).Where(rows => known.TrueForAll(view => view.Name != rows.Key)).OrderBy(rows => rows.Key, StringComparer.Ordinal)
            .Select(rows => new ExperimentView(rows.Key, [.. rows.OrderBy(row => row.Arm, StringComparer.Ordinal).Select(row => Old(row, closed))]));
        return new ExperimentsModel([.. known.OrderBy(view => view.State switch { ExperimentState.Running => 0, ExperimentState.Waiting => 1, _ => 2 }), .. past], folder.Routing, Path.Combine(folder.Directory, "routing.yaml"));
    }

    private static ExperimentView Known(
        PromptDomain domain, PromptExperiment experiment, PromptLibrary library, IReadOnlyList<ArmRow> counts, IReadOnlyList<ClosedRow> closed, DateTimeOffset now)
    {
        var weights = experiment.Arms.Sum(arm => arm.Weight);
        var arms = experiment.Arms.Select(arm =>
        {
            var id = library.Find(arm.Prompt)?.Id;
            return Arm(experiment.Name, arm.Prompt.ToString(), id?.Sha256 ?? "", counts, closed) with { IsControl = arm.Prompt == experiment.Control, Share = arm.Weight / weights };
        }).ToList();
        var old = counts.Where(row => row.Experiment == experiment.Name && arms.TrueForAll(arm => arm.Prompt != row.Arm || arm.Sha256 != row.Sha256)).Select(row => Old(row, closed));
        return new ExperimentView(experiment.Name, [.. arms, .. old]) { Domain = domain.Name, Experiment = experiment, State = experiment.StateAt(now) };
    }

    private static ArmView Old(ArmRow row, IReadOnlyList<ClosedRow> closed) => Arm(row.Experiment, row.Arm, row.Sha256, [row], closed) with { IsOld = true };

    private static ArmView Arm(string experiment, string arm, string sha256, IReadOnlyList<ArmRow> counts, IReadOnlyList<ClosedRow> closed) => ArmView.Of(
        arm,
        sha256,
        counts.FirstOrDefault(row => row.Experiment == experiment && row.Arm == arm && row.Sha256 == sha256),
        closed.FirstOrDefault(row => row.Experiment == experiment && row.Arm == arm && row.Sha256 == sha256));
}
