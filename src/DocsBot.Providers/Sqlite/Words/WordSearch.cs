using System.Collections.Concurrent;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;
using DocsBot.Providers.Sqlite.Index;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>Finds chunks by the words of a question: BM25 over the fields, and a share of the BM25 of the question's neighbouring words as phrases.</summary>
internal sealed class WordSearch(ChunkTable chunks, SqliteIndexOptions options)
{
    /// <summary>What a guessed word counts against one that stands there.</summary>
    private const double GuessWeight = 0.5;

    /// <summary>Misspelt words of one question that are looked up; each costs a walk over the vocabulary.</summary>
    private const int MostCorrections = 4;

    private readonly PostingCache _cache = new(options.CacheMegabytes);
    private readonly PostingReader _lists = new(chunks, options);
    private readonly ConcurrentBag<ScoreBoard> _boards = [];
    private Spelling? _spelling;

    /// <summary>The chunks that fit, best first, and how common the question's words are.</summary>
    public (IReadOnlyList<RankedChunk> Ranking, IReadOnlyList<TermStatistic> Terms) Rank(
        WordQuery query, SnapshotReader reader, int top, HashSet<long>? passes, CancellationToken cancellationToken)
    {
        PostingList Read(string term)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return _cache.Get(term, missing => _lists.Read(reader.ReadPostings(missing)));
        }

        var lists = query.Terms.Concat(query.Common).ToDictionary(term => term, Read, StringComparer.Ordinal);
        var corrections = Correct(query, lists, reader);
        var board = _boards.TryTake(out var used) ? used : new ScoreBoard(chunks.Count, chunks.PageCount);
        var score = new Bm25(chunks, options, board);
        var onlyConversation = lists.Keys.All(ConversationWords.Contains);
        foreach (var (term, postings) in lists)
        {
            score.Add(postings, query.WeightOf(term) * (!onlyConversation && ConversationWords.Contains(term) ? options.ConversationWeight : 1));
        }

        foreach (var (term, meant) in corrections.Where(guess => !lists.ContainsKey(guess.Value)).DistinctBy(guess => guess.Value, StringComparer.Ordinal))
        {
            score.Add(Read(meant), query.WeightOf(term) * GuessWeight);
        }

        foreach (var (first, second, weight) in query.Pairs.Where(_ => options.PhraseWeight > 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            score.AddPhrase(lists[first], lists[second], weight);
        }

        var ranking = score.Best(top, passes);
        board.Clear();
        _boards.Add(board);

        // Nobody misses a decorated name whose word is there without.
        var told = query.Terms.Where(term => lists[term].Count > 0 || !query.Additions.Contains(term) || query.Additions.Count == query.Terms.Count);
        return (ranking, [.. told.Select(term => new TermStatistic(term, lists[term].Count) { Meant = corrections.GetValueOrDefault(term), Weight = query.WeightOf(term) })]);
    }

    /// <summary>What the question's unknown words probably meant.</summary>
    private Dictionary<string, string> Correct(WordQuery query, Dictionary<string, PostingList> lists, SnapshotReader reader)
    {
        var corrections = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var term in query.Words.Where(term => lists[term].Count == 0).Take(MostCorrections))
        {
            var spelling = LazyInitializer.EnsureInitialized(ref _spelling, () => new Spelling(reader.LoadVocabulary(), chunks.Count));
            if (spelling.Nearest(term) is { } meant)
            {
                corrections[term] = meant;
            }
        }

        return corrections;
    }
}
