using System.Globalization;
using System.Security.Cryptography;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Answers;
using DocsBot.Providers.Embeddings;
using Microsoft.Extensions.AI;

namespace DocsBot.Lab.Evaluation.Scenarios;

/// <summary>The questions of an <see cref="EvaluationSet"/>, a folder with a corpus of its own, which is indexed for the evaluation.</summary>
internal sealed class FolderCases : CaseSet
{
    private static readonly string[] Files = ["queries.jsonl", "qrels.tsv", "exclude.tsv", "corpus.jsonl"];

    private readonly EvaluationSet _set;

    private FolderCases(EvaluationSet set, IReadOnlyList<EvaluationCase> cases) => (_set, Cases) = (set, cases);

    /// <inheritdoc />
    public override string Name => _set.Name;

    /// <inheritdoc />
    public override IReadOnlyList<EvaluationCase> Cases { get; }

    /// <inheritdoc />
    public override IReadOnlyList<string> Remarks => _set.Remarks;

    /// <summary>Reads a folder.</summary>
    /// <exception cref="EvaluationSetException">A file is missing or a line of it wrong.</exception>
    public static FolderCases Read(string folder)
    {
        var set = EvaluationSet.Read(folder);
        var gold = GoldAnswers.Read(set);
        return new FolderCases(set,
        [
            .. set.Questions.Select(question => new EvaluationCase
            {
                Id = question.Id,
                Question = question.Text,
                History = question.History,
                Pages = question.Judgements,
                Without = question.Excluded,
                Reference = gold.GetValueOrDefault(question.Id)?.Text,
                Slices = new Dictionary<string, string>(StringComparer.Ordinal) { ["turn"] = question.History.Count == 0 ? "first" : "follow-up" },
            }),
        ]);
    }

    /// <summary>The same folder with questions that its corpus should not answer.</summary>
    /// <param name="unanswerable">The questions.</param>
    public FolderCases With(IEnumerable<AbstainQuestion> unanswerable) => new(_set,
    [
        .. Cases,
        .. unanswerable.Select(question => new EvaluationCase
        {
            Id = question.Id,
            Question = question.Text,
            History = question.History,
            Without = question.Removed,
            Unanswerable = true,
            Slices = new Dictionary<string, string>(StringComparer.Ordinal) { ["unanswerable"] = question.Kind },
        }),
    ]);

    /// <inheritdoc />
    public override async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var folder = Path.GetDirectoryName(_set.CorpusFile)!;
        foreach (var file in Files.Select(name => Path.Combine(folder, name)).Where(File.Exists))
        {
            await using var stream = JsonLines.Open(file);
            hash.AppendData(await SHA256.HashDataAsync(stream, cancellationToken));
        }

        foreach (var question in Cases)
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{question.Id}\n{question.Question}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc />
    public override Task<string?> SnapshotAsync(LabEngine engine, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <inheritdoc />
    public override async Task<CaseIndex> OpenAsync(LabEngine engine, CancellationToken cancellationToken)
    {
        var source = new JsonLinesSource(_set.CorpusFile);
        return new Index(_set, source, await TemporaryIndex.BuildAsync(source, cancellationToken));
    }

    private sealed class Index(EvaluationSet set, JsonLinesSource source, TemporaryIndex index) : CaseIndex
    {
        private readonly SnapshotEmbeddings _embeddings = new(index.Store, index.Trainer);

        public override IChunkStore Store => index.Store;

        public override IEmbeddingGenerator<string, Embedding<float>> Embeddings => _embeddings;

        public override IReadOnlyList<string> Remarks =>
        [
            .. index.Failed.Select(failure => $"page {source.IdOf(failure.Page.Path)} is not in the index: {failure.Reason}"),
            .. set.RemarksOn(id => source.PathOf(id) is not null),
        ];

        public override string PageOf(EvaluationCase question, Chunk chunk) => source.IdOf(chunk.Page.Path);

        public override IReadOnlySet<PageKey> Without(EvaluationCase question) =>
            question.Without.Select(source.PathOf).OfType<string>().Select(path => new PageKey(source.Name, path)).ToHashSet();

        public override async ValueTask DisposeAsync()
        {
            _embeddings.Dispose();
            await index.DisposeAsync();
            await base.DisposeAsync();
        }
    }
}
