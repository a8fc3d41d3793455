using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Lab.Reports;
using DocsBot.Providers.Embeddings;
using Microsoft.Extensions.Options;

namespace DocsBot.Lab.Tests.Evaluation.Variants;

public sealed class SweepTests : IDisposable
{
    private readonly SetFolder _set = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _set.Dispose();

    [Fact]
    public async Task Each_variant_ranks_as_it_would_alone()
    {
        Learnable();
        var variants = Grid.Parse(["Retrieval:VectorWeight=0,0.5,1 Index:TitleWeight=0,30", "Chunking:TargetCharacters=100 Retrieval:VectorWeight=1"]);

        var result = await new Sweep(variants, parallelism: 3, Log()).RunAsync([EvaluationSet.Read(_set.Folder)], Stop);

        var alone = new List<double>();
        foreach (var variant in variants)
        {
            alone.Add(await ScoreAlone(variant));
        }

        result.Rows.Select(row => row.Macro.Ndcg10).ShouldBe(alone);
        alone.Distinct().Count().ShouldBeGreaterThan(2, "the variants must differ, or nothing is shown");
    }

    [Fact]
    public async Task The_best_row_is_marked_and_the_default_wins_a_draw()
    {
        Learnable();
        var set = EvaluationSet.Read(_set.Folder);
        var result = await new Sweep(Grid.Parse(["Retrieval:VectorWeight=1", "Retrieval:Sources=3"]), parallelism: 1, Log()).RunAsync([set, set], Stop);
        var output = new StringWriter();

        SweepReport.Write(result, output);

        result.Rows.MaxBy(row => row.Macro.Ndcg10)!.ShouldBe(result.Best);
        result.Rows[2].Macro.ShouldBe(result.Default.Macro);
        result.Best.ShouldNotBe(result.Rows[2]);
        var lines = output.ToString().Split('\n');
        lines.Count(line => line.Contains("best", StringComparison.Ordinal) && line.StartsWith('|')).ShouldBe(1);
        lines.ShouldContain(line => line.StartsWith("| default ", StringComparison.Ordinal) && line.Contains("default |", StringComparison.Ordinal) || line.Contains("default, best |", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("| Retrieval:Sources=3", StringComparison.Ordinal) && line.Contains("+0.000 [+0.000, +0.000]", StringComparison.Ordinal));
    }

    private async Task<double> ScoreAlone(Variant variant)
    {
        var set = EvaluationSet.Read(_set.Folder);
        var source = new JsonLinesSource(set.CorpusFile);
        await using var index = await TemporaryIndex.BuildAsync(source, new FolderPlace(), variant, progress: null, Stop);
        using var embeddings = new SnapshotEmbeddings(index.Store, index.Trainer);
        var analyzer = new QuestionAnalyzer(new PublishedLabels(index.Store, TimeProvider.System), Options.Create(new UnderstandingOptions()));
        var evaluator = new RetrievalEvaluator(analyzer, new Retriever(index.Store, Options.Create(variant.RetrievalOptions), embeddings), source.IdOf);
        var sum = 0.0;
        foreach (var question in set.Questions)
        {
            sum += (await evaluator.ScoreAsync(question, Stop)).Ndcg10;
        }

        return sum / set.Questions.Count;
    }

    /// <summary>Enough pages to learn a model from; titles, words and meaning each favour another page.</summary>
    private void Learnable()
    {
        _set.Write("exclude.tsv");
        _set.Write("corpus.jsonl", [.. Enumerable.Range(0, 60).Select(i => i % 2 == 0
            ? Line($"p{i}", "Guide", $"## Persistence {i}\\n\\nThe disk is a volume. You mount the disk at start. A volume keeps its mount.")
            : Line($"p{i}", "Guide", $"## Networking {i}\\n\\nThe router sends a packet. Each packet has an address. The address names a router.")),
            Line("titled", "Mount a volume", "Nothing more is said here of it, though it goes on for a while to be a page of some length."),
            Line("said", "Other", "## Mount\\n\\nMount a volume. Mount a volume. Mount a volume and a router."),
            Line("meant", "Last", "A disk.")]);
        _set.Write("queries.jsonl",
            """{"id": "q1", "text": "mount a volume"}""",
            """{"id": "q2", "text": "persistence of a disk"}""",
            """{"id": "q3", "text": "router mount"}""");
        _set.Write("qrels.tsv", "q1\ttitled\t2", "q1\tsaid\t1", "q2\tmeant\t1", "q3\tsaid\t1");
    }

    private static string Line(string id, string title, string text) => $$"""{"id": "{{id}}", "title": "{{title}}", "text": "{{text}}"}""";

    private static EvaluationLog Log() => new(TextWriter.Null, TimeProvider.System, verbose: false);
}
