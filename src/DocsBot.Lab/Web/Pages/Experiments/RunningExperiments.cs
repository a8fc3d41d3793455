using DocsBot.Core.Routing;
using DocsBot.Lab.Web.Layout;
using DocsBot.Lab.Web.Pages.Prompts;

namespace DocsBot.Lab.Web.Pages.Experiments;

/// <summary>How many experiments run, for the navigation.</summary>
/// <param name="prompts">The folder that says so.</param>
/// <param name="time">The clock by which they begin and end.</param>
internal sealed class RunningExperiments(PromptsOnDisk prompts, TimeProvider time) : ISectionCount
{
    public WorkbenchSection Section => WorkbenchSection.Experiments;

    public string Of => "running";

    public Task<long?> CountAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var running = prompts.Read().Routing.Experiments.LongCount(known => known.Experiment.StateAt(now) == ExperimentState.Running);
        return Task.FromResult<long?>(running > 0 ? running : null);
    }
}
