using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Answers;
using DocsBot.Lab.Evaluation.Evaluators;
using DocsBot.Lab.Evaluation.Scenarios;
using DocsBot.Lab.Evaluation.Variants;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>
/// Asks one question of several variants, the way the service asks. The index is searched once for what several variants search for: they differ in what they make
/// of the passages, and one whose own words change the search gets a search of its own.
/// </summary>
internal sealed class CaseAsker
{
    /// <summary>Passages ranked to score pages: enough for the first 20 pages of a corpus whose pages are long.</summary>
    private const int Candidates = 400;

    private readonly LabEngine _engine;
    private readonly CaseIndex _index;
    private readonly EvaluationCase _case;
    private readonly IChunkStore _store;

    private CaseAsker(LabEngine engine, CaseIndex index, EvaluationCase asked, IChunkStore store) => (_engine, _index, _case, _store) = (engine, index, asked, store);

    /// <summary>Prepares the index for a question: without the pages that it is asked without.</summary>
    public static async Task<CaseAsker> OfAsync(LabEngine engine, CaseIndex index, EvaluationCase asked, CancellationToken cancellationToken) =>
        new(engine, index, asked, new RepeatedSearches(await WithoutPagesStore.OfAsync(index.Store, index.Without(asked), cancellationToken)));

    /// <summary>Asks.</summary>
    /// <param name="variant">What answers.</param>
    /// <param name="modelsOf">Its models, recalling, for a scope of calls.</param>
    /// <param name="sample">Which time it is asked, which of its namesakes the variant is, and the run whose own replies alone are recalled.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <returns>The answer and its calls.</returns>
    public async Task<(EvaluatedAnswer Answer, CallScope Calls)> AskAsync(
        EvaluationVariant variant, Func<CallScope, AnswerModels> modelsOf, (int Trial, int Draw, string? Run) sample, CancellationToken cancellationToken)
    {
        var scope = new CallScope(sample.Trial, sample.Draw) { Run = sample.Run };
        await using var asker = With(variant, modelsOf(scope));
        var question = new Question { Text = _case.Question, ConversationId = $"evaluation {_case.Id}", History = _case.History };
        var interaction = await asker.AskAsync(question, cancellationToken);
        var sources = await SourcesAsync(interaction, cancellationToken);

        // In a scope of its own, so that what was asked to understand the question is recalled and not asked again.
        await using var ranker = With(variant, modelsOf(new CallScope(sample.Trial, sample.Draw) { Run = sample.Run }));
        return (new EvaluatedAnswer
        {
            Case = _case,
            Interaction = interaction,
            Ranking = await RankAsync(ranker, question, cancellationToken),
            Sources = [.. sources.Select(source => source.Source)],
            SourcePages = [.. sources.Select(source => _index.PageOf(_case, source.Chunk))],
            Milliseconds = interaction.Timings.TotalMs + scope.RecalledMs,
        }, scope);
    }

    private LabAsker With(EvaluationVariant variant, AnswerModels models) =>
        _engine.With(new LabParts { Prompts = variant.Prompts, Models = models, Store = _store, Embeddings = _index.Embeddings });

    /// <summary>The pages in the order in which they are found: a page stands where its best passage stands.</summary>
    private async Task<IReadOnlyList<string>> RankAsync(LabAsker asker, Question question, CancellationToken cancellationToken)
    {
        if (!_case.Pages.Values.Any(grade => grade > 0))
        {
            return [];
        }

        var understood = await asker.Get<QuestionAnalyzer>().AnalyzeAsync(question, PromptMarks.For(_case.Id), [], cancellationToken);
        var ranking = await asker.Retriever.RankAsync(understood.Query, Candidates, cancellationToken);
        return [.. ranking.Hits.Select(hit => _index.PageOf(_case, hit.Chunk)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The passages of the prompt with what completed their sections, in its order.</summary>
    private async Task<IReadOnlyList<(PromptSource Source, Chunk Chunk)>> SourcesAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var packed = interaction.Chunks.Select((chunk, i) => (Chunk: chunk, Number: i + 1)).Where(passage => passage.Chunk.InPrompt).ToList();
        var ids = packed.SelectMany(passage => (passage.Chunk.CompletedBy ?? []).Prepend(passage.Chunk.ChunkId)).Distinct(StringComparer.Ordinal).Select(ChunkId.Parse).ToList();
        var chunks = (await _store.GetChunksAsync(ids, cancellationToken)).ToDictionary(chunk => chunk.Id.ToString(), StringComparer.Ordinal);
        return
        [
            .. from passage in packed
               let pieces = (passage.Chunk.CompletedBy ?? []).Prepend(passage.Chunk.ChunkId).Where(chunks.ContainsKey).Select(id => chunks[id]).ToList()
               where pieces.Count > 0 && pieces[0].Id.ToString() == passage.Chunk.ChunkId
               let text = string.Join("\n\n", pieces.OrderBy(piece => piece.Ordinal).Select(piece => piece.Text))
               select (new PromptSource(passage.Number, pieces[0].Title, string.Join(" > ", pieces[0].HeadingPath), pieces[0].Url, text), pieces[0]),
        ];
    }
}
