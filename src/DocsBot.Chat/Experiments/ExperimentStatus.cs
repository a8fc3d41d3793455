using DocsBot.Chat.Endpoints;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;

namespace DocsBot.Chat.Experiments;

/// <summary>How the experiments of the prompts in force stand.</summary>
/// <param name="prompts">The prompts in force.</param>
/// <param name="closed">The arms that are closed.</param>
/// <param name="time">The clock by which experiments begin and end.</param>
public sealed class ExperimentStatus(CurrentPrompts prompts, ClosedArms closed, TimeProvider time)
{
    /// <summary>Every experiment, in the order of the routing.</summary>
    public IReadOnlyList<ExperimentHealth> Now
    {
        get
        {
            var (set, now) = (prompts.Now, time.GetUtcNow());
            return
            [
                .. set.Routing.Experiments.Select(known => new ExperimentHealth(
                    known.Experiment.Name,
                    known.Domain.Name,
                    known.Experiment.StateAt(now),
                    known.Experiment.Control.ToString(),
                    [.. known.Experiment.Arms.Select(arm => ArmOf(known.Experiment, arm, set.Library))])),
            ];
        }
    }

    private ArmHealth ArmOf(PromptExperiment experiment, ExperimentArm arm, PromptLibrary library)
    {
        var breach = library.Find(arm.Prompt) is { } template ? closed.Find(experiment.Name, template.Id) : null;
        return new ArmHealth(arm.Prompt.ToString(), arm.Weight / experiment.Arms.Sum(other => other.Weight), breach?.ClosedAt, breach?.Reason);
    }
}
