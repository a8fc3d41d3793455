using System.CommandLine;
using System.Text.Json;
using DocsBot.Lab.Analysis.Drift;
using DocsBot.Lab.Commands.Runs;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands.Drift;

/// <summary><c>drift run</c>: runs an evaluation as one more of a series and compares it with the series' reference.</summary>
internal static class DriftRunCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var options = new EvalRunOptions();
        var verbose = EvalOptions.Verbose();
        var series = DriftCommand.Series();
        var isReference = new Option<bool>("--new-reference") { Description = "Compares later runs with this one. Without it, they are compared with the last such run, or else with the first of the series." };
        var command = new Command("run", "Evaluates once more, asking the models anew; exits with 1 when a version is shown to be worse than in the series' reference.") { series, isReference, verbose };
        options.AddTo(command);
        command.SetAction((parsed, stop) => EvalRun.GuardAsync(
            parsed,
            verbose,
            (output, log) => RunAsync(options.Read(parsed), new RunSeries(parsed.GetValue(series)!, parsed.GetValue(isReference)), output, log, stop),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(EvalRunSettings settings, RunSeries series, TextWriter output, EvaluationLog log, CancellationToken cancellationToken)
    {
        if (settings.Baseline is not null)
        {
            throw new VariantException("--baseline does not go with drift run, which compares with the series' reference. Make a run the reference with --new-reference, or use eval run.");
        }

        await using var engine = LabEngine.Open(settings.Places);
        var store = new EvaluationStore(engine.Data);
        var reference = await DriftReference.FindAsync(store, series.Name, cancellationToken);
        var outcome = await new EvaluationRunner(engine, store, TimeProvider.System).RunAsync(RunRequests.Of(settings, engine, new RunProgress(log)) with { Series = series }, cancellationToken);
        if (!outcome.IsComplete)
        {
            log.Warn($"Stopped at the cost limit of {settings.MostCost}; a run that is not complete is no part of the series. The same command with a higher --most-cost and --resume goes on.");
            return Failed;
        }

        var check = DriftCheck.Of(reference, outcome);
        foreach (var remark in check.Remarks)
        {
            log.Warn(remark);
        }

        var report = check.Report with { Gates = [.. check.Report.Gates, .. settings.Thresholds.SelectMany(threshold => check.Report.Summaries.Select(threshold.Check))] };
        await WriteAsync(settings, report, output, cancellationToken);
        return check.IsAsked && report.Gates.All(gate => gate.IsPassed) ? 0 : Failed;
    }

    private static async Task WriteAsync(EvalRunSettings settings, RunReport report, TextWriter output, CancellationToken cancellationToken)
    {
        if (settings.JUnit is { } file)
        {
            await using var stream = File.Create(file);
            JUnitReport.Write(report, stream);
        }

        if (settings.Json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(report with { Run = report.Run with { Cases = [], Pairs = [] } }, RunJson.Default.RunReport).AsMemory(), cancellationToken);
            return;
        }

        RunTextReport.Write(report, output);
    }
}
