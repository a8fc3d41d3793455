using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Extractive;

namespace DocsBot.Lab.Analysis.Replay;

/// <summary>Searches the index of today for a question of the log, as it was understood then: no model reads it anew, so that the index alone is other.</summary>
internal static class CurrentPassages
{
    /// <summary>What is searched for.</summary>
    /// <param name="engine">The index.</param>
    /// <param name="row">The interaction.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="IndexUnavailableException">The index cannot be read.</exception>
    public static async Task<RetrievalQuery> QueryAsync(LabEngine engine, Interaction row, CancellationToken cancellationToken)
    {
        var filter = await FilterAsync(engine.Store, row.Filter, cancellationToken);
        if (row.ModelUses.Any(use => use is { Purpose: "understand" or "condense", Failure: null }))
        {
            return new RetrievalQuery { Text = row.SearchText ?? row.Question, Parts = row.SearchParts, IsFollowUp = row.History.Count > 0, Filter = filter };
        }

        await using var rules = engine.With(new LabParts { Models = new AnswerModels([new AnswerModel(ExtractiveChatClient.ModelName, new ExtractiveChatClient()) { IsExtractive = true }]) });
        var question = PromptRestorer.QuestionOf(row) with { Filter = filter };
        return (await rules.Get<QuestionAnalyzer>().AnalyzeAsync(question, PromptMarks.For(row.Id), [], cancellationToken)).Query;
    }

    /// <summary>The passages, as many as <paramref name="asker"/> is set to find.</summary>
    /// <param name="engine">The index.</param>
    /// <param name="asker">The search.</param>
    /// <param name="row">The interaction.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="IndexUnavailableException">The index cannot be read.</exception>
    public static async Task<RetrievalResult> FindAsync(LabEngine engine, LabAsker asker, Interaction row, CancellationToken cancellationToken) =>
        await asker.Retriever.RetrieveAsync(await QueryAsync(engine, row, cancellationToken), cancellationToken);

    /// <summary>The pages that were searched then; all of them when today no page is of that kind any more.</summary>
    private static async Task<SearchFilter> FilterAsync(IChunkStore store, SearchFilter filter, CancellationToken cancellationToken)
    {
        if (filter == SearchFilter.None)
        {
            return filter;
        }

        var labels = await store.GetLabelsAsync(cancellationToken);
        return labels.Any(label => Passes(filter.Product, label.Product) && Passes(filter.Version, label.Version) && Passes(filter.Language, label.Language)) ? filter : SearchFilter.None;
    }

    private static bool Passes(string? wanted, string? label) => wanted is null || string.Equals(wanted, label, StringComparison.OrdinalIgnoreCase);
}
