using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;

namespace DocsBot.Lab.Lifecycle.Experiments;

/// <summary>How an arm of a running experiment does beside the control.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Prompt">The arm's version.</param>
/// <param name="Arm">The arm's figures.</param>
/// <param name="Control">The control's.</param>
/// <param name="ClosedBecause">Why a guardrail closed the arm; null when it is open.</param>
internal sealed record ExperimentResult(PromptExperiment Experiment, PromptId Prompt, ArmResult Arm, ArmResult Control, string? ClosedBecause)
{
    /// <summary>The figures side by side.</summary>
    public IReadOnlyList<ArmDifference> Differences { get; } = ArmDifference.Of(Arm, Control);

    /// <summary>Whether the arm has answered enough questions to be judged.</summary>
    public bool IsEnough => Arm.Answers >= Experiment.MinimumSample;

    /// <summary>Reads the figures of an arm and of the control.</summary>
    /// <param name="reader">The log.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="prompt">The arm's version.</param>
    /// <param name="control">The control's version.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Providers.Log.InteractionLogException">The log cannot be read.</exception>
    public static async Task<ExperimentResult> ReadAsync(ArmReader reader, PromptExperiment experiment, PromptId prompt, PromptId control, CancellationToken cancellationToken) => new(
        experiment,
        prompt,
        await reader.ReadAsync(experiment.Name, prompt, cancellationToken),
        await reader.ReadAsync(experiment.Name, control, cancellationToken),
        await reader.ClosedBecauseAsync(experiment.Name, prompt, cancellationToken));
}
