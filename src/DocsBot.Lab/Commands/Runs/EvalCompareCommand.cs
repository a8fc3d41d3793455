using System.CommandLine;
using System.Text.Json;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands.Runs;

/// <summary><c>eval compare</c>: prints a stored run again, or two of its versions side by side.</summary>
internal static class EvalCompareCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "The run: its id, or how it begins or ends." };
        var baseline = new Argument<string?>("baseline") { Description = "The version to compare with, such as answer@v3. Default: the run's first.", DefaultValueFactory = _ => null };
        var candidate = new Argument<string?>("candidate") { Description = "The version to compare. Default: all others.", DefaultValueFactory = _ => null };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object." };
        var places = new LabOptions();
        var verbose = EvalOptions.Verbose();
        var command = new Command("compare", "Prints a stored evaluation again, or two of its versions side by side.") { run, baseline, candidate, json, verbose };
        places.AddTo(command);
        command.SetAction((parsed, stop) => EvalRun.GuardAsync(
            parsed,
            verbose,
            async (output, _) =>
            {
                await using var engine = LabEngine.Open(places.Read(parsed));
                var store = new EvaluationStore(engine.Data);
                var id = parsed.GetRequiredValue(run);
                var found = await store.FindAsync(id, stop) ?? throw new EvaluationStoreException($"There is no run {id} in {store.Path}. 'eval runs' lists them.");
                Print(Report(found, parsed.GetValue(baseline), parsed.GetValue(candidate)), parsed.GetValue(json), output);
            },
            stop));
        return command;
    }

    private static RunReport Report(EvaluationRun run, string? baseline, string? candidate)
    {
        var report = RunReport.Of(run, baseline is null ? null : VariantOf(run, baseline));
        return candidate is null ? report : report with { Comparisons = [EvaluationComparison.Of(run, VariantOf(run, baseline!), VariantOf(run, candidate))] };
    }

    private static int VariantOf(EvaluationRun run, string label) =>
        run.VariantOf(label) ?? throw new EvaluationStoreException($"The run {run.Id} has no version {label}. It has: {string.Join(", ", run.Variants.Select(variant => variant.Label))}.");

    private static void Print(RunReport report, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(report with { Run = report.Run with { Cases = [], Pairs = [] } }, RunJson.Default.RunReport));
            return;
        }

        RunTextReport.Write(report, output);
    }
}
