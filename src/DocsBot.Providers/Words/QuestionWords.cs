using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Words;

/// <summary>A question's words with what the index knows of them: how common each is, how much it counts, and what an unknown one probably meant.</summary>
internal sealed class QuestionWords
{
    /// <summary>What a guessed word counts against one that stands there.</summary>
    private const double GuessWeight = 0.5;

    /// <summary>Misspelt words of one question that are looked up; each costs a walk over the vocabulary.</summary>
    private const int MostCorrections = 4;

    private QuestionWords(IReadOnlyList<(string Term, double Weight)> weighted, IReadOnlyList<TermStatistic> told)
    {
        Weighted = weighted;
        Told = told;
    }

    /// <summary>The words to look up, each once, with what they count: 1, or less for context, conversation and guesses.</summary>
    public IReadOnlyList<(string Term, double Weight)> Weighted { get; }

    /// <summary>The question's words as a search tells of them.</summary>
    public IReadOnlyList<TermStatistic> Told { get; }

    /// <summary>Looks the words up.</summary>
    /// <param name="query">The question.</param>
    /// <param name="frequencyOf">The number of chunks that hold a word.</param>
    /// <param name="spelling">Makes what finds the nearest word; asked only when a word is unknown.</param>
    /// <param name="conversationWeight">What a word of conversation counts.</param>
    public static QuestionWords Of(WordQuery query, Func<string, int> frequencyOf, Func<Spelling> spelling, double conversationWeight)
    {
        var frequencies = query.Terms.Concat(query.Common).ToDictionary(term => term, frequencyOf, StringComparer.Ordinal);
        var corrections = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var term in query.Words.Where(term => frequencies[term] == 0).Take(MostCorrections))
        {
            if (spelling().Nearest(term) is { } meant)
            {
                corrections[term] = meant;
            }
        }

        var onlyConversation = frequencies.Keys.All(ConversationWords.Contains);
        var weighted = frequencies.Keys.Select(term => (term, query.WeightOf(term) * (!onlyConversation && ConversationWords.Contains(term) ? conversationWeight : 1)));
        var guessed = corrections.Where(guess => !frequencies.ContainsKey(guess.Value)).DistinctBy(guess => guess.Value, StringComparer.Ordinal)
            .Select(guess => (guess.Value, query.WeightOf(guess.Key) * GuessWeight));

        // Nobody misses a decorated name whose word is there without.
        var told = query.Terms.Where(term => frequencies[term] > 0 || !query.Additions.Contains(term) || query.Additions.Count == query.Terms.Count);
        return new QuestionWords(
            [.. weighted, .. guessed],
            [.. told.Select(term => new TermStatistic(term, frequencies[term]) { Meant = corrections.GetValueOrDefault(term), Weight = query.WeightOf(term) })]);
    }
}
