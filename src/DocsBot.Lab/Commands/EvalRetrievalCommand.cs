using System.CommandLine;
using System.Text.Json;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Reports;
using DocsBot.Providers.Embeddings;
using Microsoft.Extensions.Options;

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
        var command = new Command("retrieval", "Measures how well and how fast the pages that answer are found.") { sets, json };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetRequiredValue(sets), parsed.GetValue(json), parsed.InvocationConfiguration, stop));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> folders, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        try
        {
            // All sets are read before the first is run: a mistyped folder shows at once, not after minutes.
            var sets = folders.Select(EvaluationSet.Read).ToList();
            var scores = new List<RetrievalScores>();
            foreach (var set in sets)
            {
                scores.Add(await EvaluateAsync(set, console.Error, cancellationToken));
                if (json)
                {
                    await console.Output.WriteLineAsync(JsonSerializer.Serialize(scores[^1], LabJson.Default.RetrievalScores));
                }
            }

            if (!json)
            {
                RetrievalReport.Write(scores, console.Output);
            }

            return 0;
        }
        catch (Exception e) when (e is EvaluationSetException or IndexUnavailableException)
        {
            await console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync("Interrupted; the temporary index is deleted.");
            return Interrupted;
        }
    }

    private static async Task<RetrievalScores> EvaluateAsync(EvaluationSet set, TextWriter errors, CancellationToken cancellationToken)
    {
        var source = new JsonLinesSource(set.CorpusFile);
        using var index = await TemporaryIndex.BuildAsync(source, cancellationToken);
        foreach (var (page, reason) in index.Failed)
        {
            await errors.WriteLineAsync($"{set.CorpusFile}: page {source.IdOf(page.Path)} is not in the index: {reason}");
        }

        using var embeddings = new SnapshotEmbeddings(index.Store, index.Trainer);
        var retriever = new Retriever(index.Store, Options.Create(new RetrievalOptions()), embeddings);
        return await new RetrievalEvaluator(retriever, TimeProvider.System).EvaluateAsync(set, source.IdOf, (source.Pages, index.Manifest.Chunks), cancellationToken);
    }
}
