using DocsBot.Core.Prompts;

namespace DocsBot.Core.Routing;

/// <summary>What the interaction log knows of experiments. Several replicas may share one. Safe for many calls at once.</summary>
public interface IExperimentLog
{
    /// <summary>How an arm has done since the experiment of this name began to be logged.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="prompt">The arm's version; answers of another text of it are not counted.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ExperimentLogException">The log cannot be read.</exception>
    Task<ArmFigures> CountAsync(string experiment, PromptId prompt, CancellationToken cancellationToken);

    /// <summary>Every arm that was closed, by whichever replica.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ExperimentLogException">The log cannot be read.</exception>
    Task<IReadOnlyList<ClosedArm>> ReadClosedAsync(CancellationToken cancellationToken);

    /// <summary>Keeps that an arm is closed; one that is closed already stays as it is.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ExperimentLogException">The log cannot be written.</exception>
    Task CloseAsync(ClosedArm arm, CancellationToken cancellationToken);
}
