using System.CommandLine;
using System.Globalization;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands.Runs;

/// <summary><c>eval runs</c>: lists the stored runs.</summary>
internal static class EvalRunsCommand
{
    public static Command Create()
    {
        var places = new LabOptions();
        var verbose = EvalOptions.Verbose();
        var command = new Command("runs", "Lists the stored evaluations, newest first.") { verbose };
        places.AddTo(command);
        command.SetAction((parsed, stop) => EvalRun.GuardAsync(
            parsed,
            verbose,
            async (output, log) =>
            {
                await using var engine = LabEngine.Open(places.Read(parsed));
                var store = new EvaluationStore(engine.Data);
                var runs = await store.ListAsync(stop);
                if (runs.Count == 0)
                {
                    log.Warn($"There is no evaluation in {store.Path} yet. 'eval run' makes one.");
                    return;
                }

                TextTable.Write(["run", "begun", "state", "sets", "versions", "model", "results"], [.. runs.Select(Row)], output);
            },
            stop));
        return command;
    }

    private static string[] Row(EvaluationRun run) =>
    [
        run.Id,
        run.StartedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        run.FinishedAt is null ? "not complete" : "complete",
        string.Join(", ", run.Sets.Select(set => set.Name)),
        string.Join(", ", run.Variants.Select(variant => variant.Label)),
        string.Join(", ", run.Variants.Select(variant => variant.Model).Distinct(StringComparer.Ordinal)),
        Cells.Count(run.Expected),
    ];
}
