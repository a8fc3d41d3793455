using DocsBot.Core.Prompts;
using Microsoft.Extensions.Logging;

namespace DocsBot.Core.Routing;

/// <summary>
/// Holds the arms of the running experiments to their guardrails: an arm that breaks one is closed, here at once and in the log for a restart and other
/// replicas. The control is not judged; there is nothing to go back to.
/// </summary>
public sealed partial class ExperimentReview
{
    private readonly CurrentPrompts _prompts;
    private readonly IExperimentLog _log;
    private readonly ClosedArms _closed;
    private readonly TimeProvider _time;
    private readonly ILogger<ExperimentReview> _logger;

    /// <summary>Creates the review.</summary>
    public ExperimentReview(CurrentPrompts prompts, IExperimentLog log, ClosedArms closed, TimeProvider time, ILogger<ExperimentReview> logger)
    {
        _prompts = prompts;
        _log = log;
        _closed = closed;
        _time = time;
        _logger = logger;
    }

    /// <summary>Looks at every arm once.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ExperimentLogException">The log cannot be read or written. What was closed stays closed here and is written the next time.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ShareAsync(cancellationToken);
        var (prompts, now) = (_prompts.Now, _time.GetUtcNow());
        foreach (var (_, experiment) in prompts.Routing.Experiments.Where(known => known.Experiment.StateAt(now) == ExperimentState.Running))
        {
            foreach (var arm in experiment.Arms.Where(arm => arm.Prompt != experiment.Control))
            {
                if (prompts.Library.Find(arm.Prompt) is { } template && _closed.Find(experiment.Name, template.Id) is null)
                {
                    await JudgeAsync(experiment, template.Id, cancellationToken);
                }
            }
        }
    }

    /// <summary>Takes over what other replicas closed, and writes what the log lacks: it may have been out of reach, or begun anew.</summary>
    private async Task ShareAsync(CancellationToken cancellationToken)
    {
        var logged = await _log.ReadClosedAsync(cancellationToken);
        foreach (var arm in logged.Where(_closed.Add))
        {
            Log.TakenOver(_logger, arm.Experiment, arm.Arm, arm.ClosedAt, arm.Reason);
        }

        foreach (var arm in _closed.All.ExceptBy(logged.Select(KeyOf), KeyOf))
        {
            await _log.CloseAsync(arm, cancellationToken);
        }
    }

    private async Task JudgeAsync(PromptExperiment experiment, PromptId prompt, CancellationToken cancellationToken)
    {
        var figures = await _log.CountAsync(experiment.Name, prompt, cancellationToken);
        if (experiment.Guardrails.Breach(figures, experiment) is not { } reason)
        {
            return;
        }

        var arm = new ClosedArm(experiment.Name, prompt.ToString(), prompt.Sha256, _time.GetUtcNow(), reason, figures);
        if (_closed.Add(arm))
        {
            Log.Closed(_logger, arm.Experiment, arm.Arm, experiment.Control, reason);
            await _log.CloseAsync(arm, cancellationToken);
        }
    }

    private static (string Experiment, string Arm, string Sha256) KeyOf(ClosedArm arm) => (arm.Experiment, arm.Arm, arm.Sha256);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The experiment {Experiment} has closed its arm {Arm}, whose conversations go to {Control} from now on: {Reason}.")]
        public static partial void Closed(ILogger logger, string experiment, string arm, PromptReference control, string reason);

        [LoggerMessage(2, LogLevel.Information, "The arm {Arm} of the experiment {Experiment} was closed at {ClosedAt}: {Reason}.")]
        public static partial void TakenOver(ILogger logger, string experiment, string arm, DateTimeOffset closedAt, string reason);
    }
}
