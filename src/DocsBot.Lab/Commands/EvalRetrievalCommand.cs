using System.CommandLine;
using System.Text.Json;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands;

/// <summary><c>eval retrieval</c>: ingests the corpus of each set into a temporary index, asks its questions and prints how well the pages are found.</summary>
internal static class EvalRetrievalCommand
{
    public static Command Create()
    {
        var sets = EvalOptions.Sets();
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a set, one a line." };
        var noBaseline = new Option<bool>("--no-baseline") { Description = "Does not compare with plain BM25 over the same pages." };
        var ablate = new Option<bool>("--ablate") { Description = "Asks all questions again without each part of retrieval, and says what the part is worth." };
        var verbose = EvalOptions.Verbose();
        var command = new Command("retrieval", "Measures how well and how fast the pages that answer are found, against plain BM25.") { sets, json, noBaseline, ablate, verbose };
        command.SetAction((parsed, stop) => EvalRun.GuardAsync(
            parsed,
            verbose,
            async (output, log) =>
            {
                // All sets are read before the first is run: a mistyped folder shows at once, not after minutes.
                var read = parsed.GetRequiredValue(sets).Select(EvaluationSet.Read).ToList();
                var runs = new List<RetrievalRun>();
                foreach (var set in read)
                {
                    runs.Add(await MeasureAsync(set, (Baseline: !parsed.GetValue(noBaseline), Ablate: parsed.GetValue(ablate)), log, stop));
                    if (parsed.GetValue(json))
                    {
                        await output.WriteLineAsync(JsonSerializer.Serialize(RetrievalScores.Of(runs[^1]), LabJson.Default.RetrievalScores));
                    }
                }

                if (!parsed.GetValue(json))
                {
                    RetrievalReport.Write(runs, output);
                }
            },
            stop));
        return command;
    }

    private static async Task<RetrievalRun> MeasureAsync(EvaluationSet set, (bool Baseline, bool Ablate) with, EvaluationLog log, CancellationToken cancellationToken)
    {
        await using var bench = await RetrievalBench.BuildAsync(set, new FolderPlace(), Variant.Default, log, cancellationToken);
        var run = await bench.MeasureAsync(cancellationToken);
        return run with
        {
            Baseline = with.Baseline ? await RetrievalBench.MeasureBaselineAsync(set, log, cancellationToken) : null,
            Ablated = with.Ablate ? await bench.CompareAsync([.. Ablation.All.Select(part => part.Without)], Environment.ProcessorCount, cancellationToken) : null,
        };
    }
}
