using System.CommandLine;
using System.Text.Json;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Judges;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands.Runs;

/// <summary><c>eval run</c>: asks sets of questions of versions of prompts, measures the answers and compares them.</summary>
internal static class EvalRunCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var options = new EvalRunOptions();
        var verbose = EvalOptions.Verbose();
        var command = new Command("run", "Asks questions of versions of prompts, measures the answers and says which version is better.") { verbose };
        options.AddTo(command);
        command.SetAction((parsed, stop) => EvalRun.GuardAsync(parsed, verbose, (output, log) => RunAsync(options.Read(parsed), output, log, stop), stop));
        return command;
    }

    private static async Task<int> RunAsync(EvalRunSettings settings, TextWriter output, EvaluationLog log, CancellationToken cancellationToken)
    {
        await using var engine = LabEngine.Open(settings.Places);
        var store = new EvaluationStore(engine.Data);

        // Everything is read before the first question is asked: a mistyped name shows at once, not after minutes.
        var labels = settings.Labels is { } file ? HumanLabel.Read(file) : null;
        var request = RunRequests.Of(settings, engine, new RunProgress(log));
        var before = await FindBaselineAsync(settings, request, store, cancellationToken);
        EvaluationOutcome outcome;
        try
        {
            outcome = await new EvaluationRunner(engine, store, TimeProvider.System).RunAsync(request, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.Warn($"What is answered is kept in {store.Path}. The same command with --resume goes on.");
            throw;
        }

        var report = Report(settings, outcome, before, labels);
        await WriteAsync(settings, report, output, cancellationToken);
        if (!outcome.IsComplete)
        {
            log.Warn($"Stopped at the cost limit of {settings.MostCost}. The same command with a higher --most-cost and --resume goes on.");
        }
        else if (outcome.Run.Cases.All(result => result.Failure is not null))
        {
            log.Warn("Every question failed; there is nothing to compare.");
        }
        else if (report.Gates.All(gate => gate.IsPassed))
        {
            return 0;
        }

        return Failed;
    }

    /// <summary>The stored run that <c>--baseline</c> names; null when it names a version, or is not given.</summary>
    private static async Task<EvaluationRun?> FindBaselineAsync(EvalRunSettings settings, EvaluationRequest request, EvaluationStore store, CancellationToken cancellationToken)
    {
        if (settings.Baseline is not { } baseline || request.Variants.Any(variant => variant.Label == baseline))
        {
            return null;
        }

        return await store.FindAsync(baseline, cancellationToken)
            ?? throw new EvaluationStoreException($"There is no run {baseline} in {store.Path}. Give --baseline a run of 'eval runs', or a version such as answer@v3.");
    }

    private static RunReport Report(EvalRunSettings settings, EvaluationOutcome outcome, EvaluationRun? before, IReadOnlyList<HumanLabel>? labels)
    {
        var run = outcome.Run;
        var baseline = settings.Baseline is { } label && before is null ? run.VariantOf(label) : null;
        var report = RunReport.Of(run, baseline) with
        {
            Calls = new RunCalls(outcome.Asked, outcome.Recalled, outcome.Spent, outcome.Kept),
            Agreement = labels is null ? null : JudgeAgreement.Of(run, labels),
        };
        if (before is not null)
        {
            report = report with { Comparisons = [.. Enumerable.Range(0, run.Variants.Count).Select(variant => AgainstRun(before, run, variant)), .. report.Comparisons] };
        }

        var held = report.Summaries.Where((_, variant) => variant != baseline).ToList();
        return report with
        {
            Gates =
            [
                .. settings.Thresholds.SelectMany(threshold => held.Select(threshold.Check)),
                .. settings.Baseline is null ? [] : report.Comparisons.Take(before is null ? report.Comparisons.Count : run.Variants.Count).Select(BaselineGate.Check),
                .. settings.Thresholds.Count == 0 && settings.Baseline is null ? [] : held.Select(FailureGate.Check),
            ],
        };
    }

    /// <summary>A variant beside the one of the same label in another run, or that run's first.</summary>
    private static EvaluationComparison AgainstRun(EvaluationRun before, EvaluationRun run, int variant)
    {
        var comparison = EvaluationComparison.Of((before, before.VariantOf(run.Variants[variant].Label) ?? 0), (run, variant));
        return comparison with { Baseline = $"{comparison.Baseline} of {before.Id}" };
    }

    private static async Task WriteAsync(EvalRunSettings settings, RunReport report, TextWriter output, CancellationToken cancellationToken)
    {
        if (settings.JUnit is { } file)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
                await using var stream = File.Create(file);
                JUnitReport.Write(report, stream);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new EvaluationSetException(file, line: null, $"it cannot be written: {e.Message}", e);
            }
        }

        if (settings.Json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(report with { Run = report.Run with { Cases = [], Pairs = [] } }, RunJson.Default.RunReport).AsMemory(), cancellationToken);
            return;
        }

        RunTextReport.Write(report, output);
    }
}
