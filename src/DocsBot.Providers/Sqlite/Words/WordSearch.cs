using System.Collections.Concurrent;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Sqlite.Index;
using DocsBot.Providers.Words;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>Finds chunks by the words of a question: BM25 over the fields, and a share of the BM25 of the question's neighbouring words as phrases.</summary>
internal sealed class WordSearch(ChunkTable chunks, SqliteIndexOptions options)
{
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

        var lists = new Dictionary<string, PostingList>(StringComparer.Ordinal);
        var words = QuestionWords.Of(
            query,
            term => (lists[term] = Read(term)).Count,
            () => LazyInitializer.EnsureInitialized(ref _spelling, () => new Spelling(reader.LoadVocabulary(), chunks.Count)),
            options.ConversationWeight);
        var board = _boards.TryTake(out var used) ? used : new ScoreBoard(chunks.Count, chunks.PageCount);
        var score = new Bm25(chunks, options, board);
        foreach (var (term, weight) in words.Weighted)
        {
            score.Add(lists.TryGetValue(term, out var list) ? list : Read(term), weight);
        }

        foreach (var (first, second, weight) in query.Pairs.Where(_ => options.PhraseWeight > 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            score.AddPhrase(lists[first], lists[second], weight);
        }

        var ranking = score.Best(top, passes);
        board.Clear();
        _boards.Add(board);
        return (ranking, words.Told);
    }
}
