using System.Globalization;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands.Runs;

/// <summary>Tells on standard error how far a run is and how long the rest will take, every few seconds, and what a reader should know at once.</summary>
internal sealed class RunProgress(EvaluationLog log) : IProgress<EvaluationProgress>
{
    /// <inheritdoc />
    public void Report(EvaluationProgress value)
    {
        if (value.Remark is { } remark)
        {
            log.Warn($"{value.Set}: {remark}");
            return;
        }

        log.Tell(value.Set, value.Left is { } left ? $"answers, about {Text(left)} left" : "answers", value.Done, value.Total);
    }

    private static string Text(TimeSpan time) => time.TotalMinutes < 1.5
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):N0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):N0} min");
}
