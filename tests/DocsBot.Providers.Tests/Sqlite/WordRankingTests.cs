using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Providers.Tests.Sqlite;

/// <summary>The ranking by words against the formula written down plainly, over a documentation made at random.</summary>
public sealed class WordRankingTests : IDisposable
{
    private const int PageCount = 20;
    private const double ContextWeight = 0.6;

    private static readonly Dictionary<string, List<string>> Known = new(StringComparer.Ordinal);

    private readonly string _data = Directory.CreateTempSubdirectory("docsbot-ranking-").FullName;
    private readonly SqliteIndexOptions _options;
    private readonly SqliteChunkStore _store;

    public WordRankingTests()
    {
        _options = new SqliteIndexOptions { Directory = _data };
        _store = new SqliteChunkStore(_options, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Every_chunk_is_scored_as_the_formula_says()
    {
        var random = new Random(11);
        var chunks = Enumerable.Range(0, PageCount).SelectMany(page => Page(random, page)).ToList();
        await using (var draft = await _store.OpenDraftAsync(new IndexRecipe("test/1"), Stop))
        {
            foreach (var page in chunks.GroupBy(chunk => chunk.Page))
            {
                await draft.ReplacePageAsync(page.Key, "h", [.. page], Stop);
            }

            await draft.PublishAsync(Stop);
        }

        for (var question = 0; question < 15; question++)
        {
            var text = Words(random, random.Next(1, 6));
            var before = question % 2 == 0 ? null : Words(random, 3);
            var found = (await _store.SearchAsync(new SearchRequest { Text = text, Context = before, ContextWeight = ContextWeight, Top = 1_000 }, Stop)).ByWords;
            var expected = Score(chunks, text, before ?? "");

            found.Count.ShouldBe(expected.Count);
            found.Select(hit => hit.Score).ShouldBeInOrder(SortDirection.Descending);
            foreach (var hit in found)
            {
                hit.Score.ShouldBe(expected[hit.Chunk.Id], 1e-4 * expected[hit.Chunk.Id], text);
            }
        }
    }

    private Dictionary<ChunkId, double> Score(List<Chunk> chunks, string question, string before)
    {
        List<List<string>> texts = [[.. Terms.Of(question)], [.. Terms.Of(before)]];
        var words = texts.SelectMany((text, i) => text.Select(word => (Word: word, Weight: i == 0 ? 1 : ContextWeight))).DistinctBy(word => word.Word).ToList();
        var pairs = texts.SelectMany((text, i) => text.Zip(text.Skip(1)).Select(pair => (Pair: pair, Weight: i == 0 ? 1 : ContextWeight)))
            .Where(pair => pair.Pair.First != pair.Pair.Second).DistinctBy(pair => pair.Pair).ToList();
        var pages = chunks.GroupBy(chunk => chunk.Page).ToList();
        var meanLength = chunks.Average(Length);
        var meanPage = pages.Average(page => page.Sum(Length));
        var scores = new Dictionary<ChunkId, double>();
        foreach (var page in pages)
        {
            var pageScore = words.Sum(word => Bm25(
                word.Weight * Idf(chunks.Count(chunk => Frequency(chunk, word.Word) > 0)),
                (_options.TitleWeight * Count(page.First().Title, word.Word)) + page.Sum(chunk => Frequency(chunk, word.Word) - (_options.TitleWeight * Count(chunk.Title, word.Word))),
                6,
                page.Sum(Length) / meanPage));
            foreach (var chunk in page.Where(chunk => words.Exists(word => Frequency(chunk, word.Word) > 0)))
            {
                var length = Length(chunk) / meanLength;
                var byWords = words.Sum(word => word.Weight * Bm25(Idf(chunks.Count(other => Frequency(other, word.Word) > 0)), Frequency(chunk, word.Word), 1.2, length));
                var byPhrases = _options.PhraseWeight * pairs.Sum(pair =>
                    pair.Weight * Bm25(Idf(chunks.Count(other => Frequency(other, pair.Pair) > 0)), Frequency(chunk, pair.Pair), 1.2, length));
                scores[chunk.Id] = byWords + byPhrases + (_options.PageWeight * pageScore);
            }
        }

        return scores;

        double Idf(int having) => new TermStatistic("", having).InverseDocumentFrequency(chunks.Count);
    }

    private static double Bm25(double idf, double frequency, double k1, double length) => idf * frequency * (k1 + 1) / (frequency + (k1 * (0.25 + (0.75 * length))));

    private double Frequency(Chunk chunk, string word) =>
        (_options.TitleWeight * Count(chunk.Title, word)) + (_options.HeadingWeight * Count(string.Join('\n', chunk.HeadingPath), word)) + Count(chunk.Text, word);

    private double Frequency(Chunk chunk, (string, string) pair) =>
        (_options.TitleWeight * Count(chunk.Title, pair)) + (_options.HeadingWeight * Count(string.Join('\n', chunk.HeadingPath), pair)) + Count(chunk.Text, pair);

    private static int Count(string text, string word) => TermsOf(text).Count(term => term == word);

    private static int Count(string text, (string, string) pair)
    {
        var terms = TermsOf(text);
        return terms.Zip(terms.Skip(1)).Count(neighbours => neighbours == pair);
    }

    private static double Length(Chunk chunk) => TermsOf(chunk.Title).Count + TermsOf(string.Join('\n', chunk.HeadingPath)).Count + TermsOf(chunk.Text).Count;

    private static List<string> TermsOf(string text) => Known.TryGetValue(text, out var known) ? known : Known[text] = [.. Terms.Of(text)];

    private static IEnumerable<Chunk> Page(Random random, int page)
    {
        var key = new PageKey("docs", $"{page}");
        var title = Words(random, 2);
        for (var ordinal = 0; ordinal < random.Next(1, 5); ordinal++)
        {
            var text = Words(random, random.Next(1, 60));
            yield return new Chunk { Id = ChunkId.Derive(key, null, ordinal, text), Page = key, Ordinal = ordinal, Title = title, HeadingPath = [Words(random, 2)], PageUrl = $"/{page}", Text = text };
        }
    }

    // Some words are common and some rare, as in any text.
    private static string Words(Random random, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => "walrus heron otter puffin seal tern gannet skua auk eider".Split(' ')[(int)(10 * random.NextDouble() * random.NextDouble())]));
}
