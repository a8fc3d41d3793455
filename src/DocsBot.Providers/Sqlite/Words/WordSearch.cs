using DocsBot.Core.Retrieval;
using DocsBot.Providers.Sqlite.Index;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>Finds chunks by the words of a question: BM25 over the fields, and a share of the BM25 of the question's neighbouring words as phrases.</summary>
internal sealed class WordSearch(PostingCache cache, ChunkTable chunks, SqliteIndexOptions options)
{
    /// <summary>The chunks that fit, best first, and how common the question's words are.</summary>
    public (IReadOnlyList<RankedChunk> Ranking, IReadOnlyList<TermStatistic> Terms) Rank(
        WordQuery query, SnapshotReader reader, int top, HashSet<long>? passes)
    {
        var lists = new Dictionary<string, PostingList>(StringComparer.Ordinal);
        foreach (var term in query.Terms.Concat(query.Common))
        {
            lists[term] = cache.Get(term, missing => reader.ReadPostings(missing, chunks));
        }

        var score = new Bm25(chunks, options);
        foreach (var (term, postings) in lists)
        {
            score.Add(term, postings);
        }

        foreach (var (first, second) in query.Pairs.Where(_ => options.PhraseWeight > 0))
        {
            score.AddPhrase(lists[first], lists[second]);
        }

        return (score.Best(top, passes), [.. query.Terms.Select(term => new TermStatistic(term, lists[term].Count))]);
    }
}
