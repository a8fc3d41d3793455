using System.CommandLine;
using System.CommandLine.Parsing;
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
        var qdrant = new Option<Uri?>("--qdrant")
        {
            Description = "Measures the same with an index in the Qdrant server at this address too, and compares. A key is taken from the environment variable Qdrant__ApiKey.",
            HelpName = "URL",
            CustomParser = AddressOf,
        };
        var verbose = EvalOptions.Verbose();
        var command = new Command("retrieval", "Measures how well and how fast the pages that answer are found, against plain BM25.") { sets, json, noBaseline, ablate, qdrant, verbose };
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
                    runs.Add(await MeasureAsync(set, new Extent(!parsed.GetValue(noBaseline), parsed.GetValue(ablate), parsed.GetValue(qdrant)), log, stop));
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

    private static Uri? AddressOf(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return url;
        }

        argument.AddError($"--qdrant {text} is no address of a Qdrant server. Give its REST address, for example http://localhost:6333.");
        return null;
    }

    private static async Task<RetrievalRun> MeasureAsync(EvaluationSet set, Extent extent, EvaluationLog log, CancellationToken cancellationToken)
    {
        await using var bench = await RetrievalBench.BuildAsync(set, new FolderPlace(), Variant.Default, log, cancellationToken);
        var run = await bench.MeasureAsync(cancellationToken);
        return run with
        {
            Baseline = extent.Baseline ? await RetrievalBench.MeasureBaselineAsync(set, log, cancellationToken) : null,
            Ablated = extent.Ablate ? await bench.CompareAsync([.. Ablation.All.Select(part => part.Without)], Environment.ProcessorCount, cancellationToken) : null,
            Qdrant = extent.Qdrant is { } url ? await MeasureQdrantAsync(set, url, log, cancellationToken) : null,
        };
    }

    private static async Task<RetrievalRun> MeasureQdrantAsync(EvaluationSet set, Uri url, EvaluationLog log, CancellationToken cancellationToken)
    {
        var place = new QdrantPlace(url, Environment.GetEnvironmentVariable("Qdrant__ApiKey"));
        await using var bench = await RetrievalBench.BuildAsync(set, place, Variant.Default, log, cancellationToken);
        return await bench.MeasureAsync(cancellationToken);
    }

    private sealed record Extent(bool Baseline, bool Ablate, Uri? Qdrant);
}
