using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Baseline;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Tests.Evaluation.Baseline;

public sealed class PlainBm25Tests : IDisposable
{
    private readonly SetFolder _set = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _set.Dispose();

    [Theory]
    [InlineData("Where do WALRUSES live?", "walrus")]
    [InlineData("otters", "7")]
    [InlineData("holding hands", "7")]
    [InlineData("it is \"NOT\" a heron* (OR) fish^", "heron")]
    public void A_page_is_found_by_any_word_of_its_title_or_text_whatever_else_is_typed(string question, string page)
    {
        using var baseline = PlainBm25.Build(_set.File("corpus.jsonl"), Stop);

        baseline.Rank(Question(question)).ShouldBe([page]);
    }

    [Fact]
    public void Both_of_the_last_two_turns_are_asked_along_and_none_before()
    {
        using var baseline = PlainBm25.Build(_set.File("corpus.jsonl"), Stop);
        var history = new[] { "otters", "shallow", "ice" }.Select(text => new Core.Answering.Turn(Core.Answering.TurnRole.User, text)).ToList();

        baseline.Rank(Question("and?") with { History = history }).Order(StringComparer.Ordinal).ShouldBe(["heron", "walrus"]);
    }

    [Fact]
    public void Excluded_pages_are_left_out_and_stop_words_alone_find_nothing()
    {
        using var baseline = PlainBm25.Build(_set.File("corpus.jsonl"), Stop);

        baseline.Rank(Question("clams") with { Excluded = new HashSet<string> { "walrus" } }).ShouldBe(["7"]);
        baseline.Rank(Question("what is it? !")).ShouldBeEmpty();
    }

    [Fact]
    public void A_page_stands_where_its_best_window_stands()
    {
        var filler = string.Join(' ', Enumerable.Repeat("word", 500));
        _set.Write("corpus.jsonl",
            $$"""{"id": "long", "text": "{{filler}} needle needle needle {{filler}}"}""",
            $$"""{"id": "short", "text": "needle {{filler[..800]}}"}""");
        using var baseline = PlainBm25.Build(_set.File("corpus.jsonl"), Stop);

        baseline.Rank(Question("needle")).ShouldBe(["long", "short"]);
    }

    [Theory]
    [InlineData(0, new[] { 0 })]
    [InlineData(200, new[] { 200 })]
    [InlineData(201, new[] { 200, 41 })]
    [InlineData(360, new[] { 200, 200 })]
    [InlineData(361, new[] { 200, 200, 41 })]
    public void Windows_of_200_words_overlap_by_40_and_the_last_ends_with_the_text(int words, int[] lengths)
    {
        var text = string.Join("\n ", Enumerable.Range(0, words));

        var windows = TextWindows.Of(text).Select(window => window.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();

        windows.Select(window => window.Length).ShouldBe(lengths);
        windows.SelectMany(window => window).Distinct().Count().ShouldBe(words);
        windows.Skip(1).ShouldAllBe(window => windows[windows.IndexOf(window) - 1].Skip(160).SequenceEqual(window.Take(40)));
    }

    [Theory]
    [InlineData("anthropic_docs", 0.763, 0.852)]
    [InlineData("codebase_chunks", 0.678, 0.647)]
    [InlineData("doc2dial_first", 0.672, 0.615)]
    public void It_reaches_what_the_open_sets_say_of_it(string name, double ndcg, double mrr)
    {
        var set = EvaluationSet.Read(OpenSets.Folder(name));
        using var baseline = PlainBm25.Build(set.CorpusFile, Stop);

        var mean = RankingScore.Mean([.. set.Questions.Select(question => RankingScore.Of(baseline.Rank(question), question.Judgements))]);

        mean.Ndcg10.ShouldBe(ndcg, 0.006);
        mean.Mrr10.ShouldBe(mrr, 0.006);
    }

    private static EvaluationQuestion Question(string text) => new("q", text, [], new Dictionary<string, int>(), new HashSet<string>());
}
