using System.Globalization;
using DocsBot.Core.Retrieval;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite;

/// <summary>Full-text search over one connection: BM25 over the fields, and a share of the BM25 of the question's adjacent words as phrases.</summary>
internal sealed class WordSearch : IDisposable
{
    /// <summary>Words searched for; of a longer question the most common ones are left out.</summary>
    private const int MaxSearched = 24;

    private readonly SqliteCommand _frequency;
    private readonly SqliteCommand _rank;
    private readonly SqliteCommand _rankFiltered;

    public WordSearch(SqliteConnection connection)
    {
        _frequency = connection.Prepare("SELECT doc FROM term WHERE term = $0", 1);
        _rank = connection.Prepare("SELECT rowid, rank FROM word WHERE word MATCH $0 AND rank MATCH $1 ORDER BY rank LIMIT $2", 3);
        _rankFiltered = connection.Prepare(
            $"""
            SELECT w.rowid, w.rank FROM word w JOIN chunk c ON c.number = w.rowid JOIN page p ON p.number = c.page
            WHERE word MATCH $3 AND rank MATCH $4 AND {LabelFilter.Sql} ORDER BY w.rank LIMIT $5
            """,
            6);
    }

    /// <summary>How common each word is, in chunks.</summary>
    public IReadOnlyList<TermStatistic> Frequencies(IReadOnlyList<string> terms) =>
        [.. terms.Select(term => new TermStatistic(term, Convert.ToInt32(_frequency.With(term).ExecuteScalar() ?? 0, CultureInfo.InvariantCulture)))];

    /// <summary>The chunks that fit the question's words, best first.</summary>
    public IReadOnlyList<RankedChunk> Rank(FtsQuery query, IReadOnlyList<TermStatistic> terms, SearchFilter filter, int top, SqliteIndexOptions options)
    {
        var weights = string.Create(CultureInfo.InvariantCulture, $"bm25({options.TitleWeight}, {options.HeadingWeight}, 1.0, 1.0)");
        if (query.Common.Count > 0)
        {
            return Run(FtsQuery.AnyCommon(query.Common), weights, filter, top);
        }

        var known = terms.Where(t => t.DocumentFrequency > 0).OrderBy(t => t.DocumentFrequency).Take(MaxSearched).Select(t => t.Term).ToHashSet(StringComparer.Ordinal);
        if (known.Count == 0)
        {
            return [];
        }

        // Twice as many, so that a passage which the phrases lift into the list is there to be lifted.
        var words = Run(FtsQuery.AnyOf(terms.Select(t => t.Term).Where(known.Contains)), weights, filter, top * 2);
        var pairs = query.Pairs.Where(p => known.Contains(p.First) && known.Contains(p.Second)).ToList();
        if (pairs.Count == 0 || options.PhraseWeight <= 0)
        {
            return [.. words.Take(top)];
        }

        var phrases = Run(FtsQuery.AnyOf(pairs), weights, filter, top * 2).ToDictionary(p => p.Number, p => p.Score);
        return
        [
            .. words.Select(w => w with { Score = w.Score + (options.PhraseWeight * phrases.GetValueOrDefault(w.Number)) })
                .OrderByDescending(w => w.Score)
                .ThenBy(w => w.Number)
                .Take(top),
        ];
    }

    public void Dispose()
    {
        _frequency.Dispose();
        _rank.Dispose();
        _rankFiltered.Dispose();
    }

    private List<RankedChunk> Run(string match, string weights, SearchFilter filter, int top)
    {
        var command = filter == SearchFilter.None
            ? _rank.With(match, weights, top)
            : _rankFiltered.With([.. LabelFilter.Values(filter), match, weights, top]);
        using var reader = command.ExecuteReader();
        var ranking = new List<RankedChunk>(top);
        while (reader.Read())
        {
            // FTS5 gives the better match the smaller, negative number.
            ranking.Add(new RankedChunk(reader.GetInt64(0), -reader.GetDouble(1)));
        }

        return ranking;
    }
}
