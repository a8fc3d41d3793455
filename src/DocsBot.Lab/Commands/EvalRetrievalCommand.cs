using System.CommandLine;
using System.Text.Json;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands;

/// <summary><c>eval retrieval</c>: ingests the corpus of each set into a temporary index, asks its questions and prints how well the pages are found.</summary>
internal static class EvalRetrievalCommand
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    public static Command Create()
    {
        var sets = new Option<string[]>("--set")
        {
            Description = "A folder with corpus.jsonl, queries.jsonl, qrels.tsv and perhaps exclude.tsv. May be given several times.",
            HelpName = "DIR",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a set, one a line." };
        var noBaseline = new Option<bool>("--no-baseline") { Description = "Does not compare with plain BM25 over the same pages." };
        var verbose = new Option<bool>("--verbose") { Description = "Says on standard error how long each step took and how much memory it needed." };
        var command = new Command("retrieval", "Measures how well and how fast the pages that answer are found, against plain BM25.") { sets, json, noBaseline, verbose };
        command.SetAction((parsed, stop) =>
        {
            var console = parsed.InvocationConfiguration;
            var log = new EvaluationLog(console.Error, TimeProvider.System, parsed.GetValue(verbose));
            var request = new Request(parsed.GetRequiredValue(sets), parsed.GetValue(json), Baseline: !parsed.GetValue(noBaseline));
            return RunAsync(request, console.Output, log, stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(Request request, TextWriter output, EvaluationLog log, CancellationToken cancellationToken)
    {
        try
        {
            // All sets are read before the first is run: a mistyped folder shows at once, not after minutes.
            var sets = request.Folders.Select(EvaluationSet.Read).ToList();
            var runs = new List<RetrievalRun>();
            foreach (var set in sets)
            {
                runs.Add(await MeasureAsync(set, request, log, cancellationToken));
                if (request.Json)
                {
                    await output.WriteLineAsync(JsonSerializer.Serialize(RetrievalScores.Of(runs[^1]), LabJson.Default.RetrievalScores));
                }
            }

            if (!request.Json)
            {
                RetrievalReport.Write(runs, output);
            }

            return 0;
        }
        catch (Exception e) when (e is EvaluationSetException or IndexUnavailableException)
        {
            log.Warn(e.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.Warn("Interrupted; the temporary index is deleted.");
            return Interrupted;
        }
    }

    private static async Task<RetrievalRun> MeasureAsync(EvaluationSet set, Request request, EvaluationLog log, CancellationToken cancellationToken)
    {
        using var bench = await RetrievalBench.BuildAsync(set, log, cancellationToken);
        var baseline = request.Baseline ? await RetrievalBench.MeasureBaselineAsync(set, log, cancellationToken) : null;
        return await bench.MeasureAsync(baseline, cancellationToken);
    }

    private sealed record Request(IReadOnlyList<string> Folders, bool Json, bool Baseline);
}
