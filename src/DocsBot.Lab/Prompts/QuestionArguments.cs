using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Tokens;
using DocsBot.Core.Understanding;
using Microsoft.Extensions.Options;

namespace DocsBot.Lab.Prompts;

/// <summary>What a prompt is rendered with for a real question: the passages that the index finds, packed as for an answer, with the default settings.</summary>
internal static class QuestionArguments
{
    /// <summary>The marks of every rendering of the Lab, so that two of them can be compared.</summary>
    private static readonly PromptMarks Marks = PromptMarks.For("lab prompts render");

    /// <summary>Searches and packs.</summary>
    /// <param name="index">The index.</param>
    /// <param name="template">The version; it says which examples it wants.</param>
    /// <param name="question">The question.</param>
    /// <param name="history">What was said before, oldest first.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="IndexUnavailableException">The index cannot be read.</exception>
    public static async Task<PromptArguments> FindAsync(LocalIndex index, PromptTemplate template, string question, IReadOnlyList<Turn> history, CancellationToken cancellationToken)
    {
        var answering = new AnswerOptions();
        var asked = new Question { Text = question, ConversationId = "lab", History = history };
        var analyzer = new QuestionAnalyzer(new PublishedLabels(index.Store, TimeProvider.System), Options.Create(new UnderstandingOptions()));
        var understood = await analyzer.AnalyzeAsync(asked, Marks, [], cancellationToken);
        var retriever = new Retriever(index.Store, Options.Create(new RetrievalOptions()), index.Embeddings);
        var found = await retriever.RetrieveAsync(understood.Query, cancellationToken);
        var packed = await new ContextPacker(index.Store).PackAsync(found.Chunks, answering.ContextTokens, new TokenCounters().For("lab"), cancellationToken);
        return new PromptArguments
        {
            Question = question,
            Sources = packed.Sources,
            History = [.. history.TakeLast(answering.HistoryTurns)],
            Examples = template.Examples?.For(understood.Query.Asked ?? question) ?? [],
            Marks = Marks,
        };
    }
}
