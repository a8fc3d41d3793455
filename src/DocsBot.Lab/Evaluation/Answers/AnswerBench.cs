using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Routing;
using DocsBot.Core.Tokens;
using DocsBot.Core.Understanding;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Extractive;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>Asks the index of a set through the answer pipeline, with the extractive model and the options' defaults, the way the chat service asks.</summary>
internal sealed class AnswerBench : IAsyncDisposable
{
    private readonly JsonLinesSource _source;
    private readonly TemporaryIndex _index;
    private readonly PromptSet _prompts;
    private readonly SnapshotEmbeddings _embeddings;
    private readonly LastInteraction _log = new();

    private AnswerBench(JsonLinesSource source, TemporaryIndex index, PromptSet prompts)
    {
        (_source, _index, _prompts) = (source, index, prompts);
        _embeddings = new SnapshotEmbeddings(index.Store, index.Trainer);
    }

    /// <summary>Pages that are not in the index, by id, with the reason.</summary>
    public IEnumerable<(string Page, string Reason)> Failed => _index.Failed.Select(failure => (_source.IdOf(failure.Page.Path), failure.Reason));

    /// <summary>Ingests a set's corpus.</summary>
    /// <exception cref="EvaluationSetException">A line of the corpus is wrong.</exception>
    public static Task<AnswerBench> BuildAsync(EvaluationSet set, PromptSet prompts, CancellationToken cancellationToken) => BuildAsync(set.CorpusFile, prompts, cancellationToken);

    /// <summary>Ingests a corpus.</summary>
    /// <exception cref="EvaluationSetException">A line of the corpus is wrong.</exception>
    public static async Task<AnswerBench> BuildAsync(string corpusFile, PromptSet prompts, CancellationToken cancellationToken)
    {
        var source = new JsonLinesSource(corpusFile);
        return new AnswerBench(source, await TemporaryIndex.BuildAsync(source, cancellationToken), prompts);
    }

    /// <summary>Asks a question.</summary>
    /// <param name="text">The question.</param>
    /// <param name="history">What was said before, oldest first.</param>
    /// <param name="without">Ids of pages that the index is asked without.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <exception cref="InvalidOperationException">The pipeline failed.</exception>
    public async Task<AnswerTrial> AskAsync(string text, IReadOnlyList<Turn> history, IReadOnlySet<string> without, CancellationToken cancellationToken)
    {
        var removed = without.Select(_source.PathOf).OfType<string>().Select(path => new PageKey(_source.Name, path)).ToHashSet();
        var store = await WithoutPagesStore.OfAsync(_index.Store, removed, cancellationToken);
        var question = new Question { Text = text, ConversationId = "lab", History = history };
        await foreach (var chatEvent in PipelineOver(store).AnswerAsync(question, cancellationToken))
        {
            if (chatEvent is ChatEvent.Failed)
            {
                throw new InvalidOperationException($"The question \"{text}\" was not answered but failed: {_log.Value?.Error}");
            }
        }

        var interaction = _log.Value!;
        var understood = await AnalyzerOver(store).AnalyzeAsync(question, PromptMarks.For("lab"), [], cancellationToken);
        var found = await RetrieverOver(store).RetrieveAsync(understood.Query, cancellationToken);
        return new AnswerTrial
        {
            Confidence = interaction.Confidence ?? 0,
            Evidence = found.Evidence,
            Answered = interaction.Answer is not null,
            Text = interaction.Answer ?? string.Empty,
            BestPassage = found.Chunks.Count > 0 ? found.Chunks[0].Chunk.Text : string.Empty,
            Pages = [.. found.Chunks.Select(chunk => _source.IdOf(chunk.Chunk.Page.Path)).Distinct(StringComparer.Ordinal)],
            Cited = [.. found.Chunks.Where(chunk => interaction.Chunks.Any(noted => noted.Cited && noted.ChunkId == chunk.Chunk.Id.ToString())).Select(chunk => _source.IdOf(chunk.Chunk.Page.Path)).Distinct(StringComparer.Ordinal)],
            Citations = interaction.Citations.Count,
            DroppedCitations = interaction.DroppedCitations,
            FirstDeltaMs = interaction.Timings.FirstDeltaMs,
        };
    }

    /// <summary>Deletes the index.</summary>
    public async ValueTask DisposeAsync()
    {
        _embeddings.Dispose();
        await _index.DisposeAsync();
    }

    private Retriever RetrieverOver(IChunkStore store) => new(store, Options.Create(new RetrievalOptions()), _embeddings);

    private static QuestionAnalyzer AnalyzerOver(IChunkStore store) => new(new PublishedLabels(store, TimeProvider.System), Options.Create(new UnderstandingOptions()));

    private AnswerPipeline PipelineOver(IChunkStore store)
    {
        var (answering, retrieval) = (Options.Create(new AnswerOptions()), Options.Create(new RetrievalOptions()));
        var models = new AnswerModels([new AnswerModel(ExtractiveChatClient.ModelName, new ExtractiveChatClient()) { IsExtractive = true, Price = ModelPrice.Free }]);
        var counters = new TokenCounters();
        return new AnswerPipeline(
            AnalyzerOver(store),
            RetrieverOver(store),
            new CurrentPrompts(_prompts),
            new PromptRouter(new ClosedArms(), TimeProvider.System),
            new AnswerDrafts(new ContextPacker(store), models, counters, answering),
            new AnswerWriter(models, new ModelCall(models, TimeProvider.System, NullLogger<ModelCall>.Instance), counters, answering, NullLogger<AnswerWriter>.Instance),
            _log,
            retrieval,
            TimeProvider.System,
            NullLogger<AnswerPipeline>.Instance);
    }
}
