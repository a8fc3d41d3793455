using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;

namespace DocsBot.Chat.Endpoints;

/// <summary>An experiment of the prompts in force, for operators.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Domain">The kind of question it is about.</param>
/// <param name="State">Whether it runs.</param>
/// <param name="Control">The version that answers outside of it and for closed arms.</param>
/// <param name="Arms">Its arms in their order.</param>
public sealed record ExperimentHealth(string Name, string Domain, ExperimentState State, string Control, IReadOnlyList<ArmHealth> Arms)
{
    /// <summary>Every experiment of a set.</summary>
    public static IReadOnlyList<ExperimentHealth> Of(PromptSet prompts, ClosedArms closed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(closed);
        return
        [
            .. prompts.Routing.Experiments.Select(known => new ExperimentHealth(
                known.Experiment.Name,
                known.Domain.Name,
                known.Experiment.StateAt(now),
                known.Experiment.Control.ToString(),
                [.. known.Experiment.Arms.Select(arm => ArmOf(known.Experiment, arm, prompts, closed))])),
        ];
    }

    private static ArmHealth ArmOf(PromptExperiment experiment, ExperimentArm arm, PromptSet prompts, ClosedArms closed)
    {
        var breach = prompts.Library.Find(arm.Prompt) is { } template ? closed.Find(experiment.Name, template.Id) : null;
        return new ArmHealth(arm.Prompt.ToString(), arm.Weight / experiment.Arms.Sum(other => other.Weight), breach?.ClosedAt, breach?.Reason);
    }
}
