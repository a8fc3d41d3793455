using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Tests.Retrieval;

/// <summary>How sure the retriever is, at the edges that the evaluation sets do not have.</summary>
public sealed class ConfidenceTests
{
    private static readonly double Minimum = new RetrievalOptions().MinimumConfidence;

    [Theory]
    [InlineData("hostPath")]
    [InlineData("rewriteRules")]
    public async Task A_question_of_one_rare_word_is_answered_by_the_only_passage_that_says_it(string word)
    {
        TermStatistic[] terms = [.. DocsBot.Core.Text.Terms.Distinct(word).Select(term => new TermStatistic(term, 1))];

        (await ConfidenceOf(word, $"The setting {word} is off.", terms, chunks: 20_000)).ShouldBeGreaterThan(Minimum);
    }

    [Fact]
    public async Task In_an_index_of_three_passages_a_question_about_one_is_answered_and_a_foreign_one_is_not()
    {
        (await ConfidenceOf("Where does the walrus live?", "The walrus lives on ice.", [new("walru", 1), new("live", 1)], chunks: 3)).ShouldBeGreaterThan(Minimum);
        (await ConfidenceOf("Does the walrus support YAML anchors?", "The walrus lives on ice.", [new("walru", 1), new("support", 0), new("yaml", 0), new("anchor", 0)], chunks: 3)).ShouldBeLessThan(Minimum);
    }

    [Theory]
    [InlineData("如何重置密码", "重置密码：打开设置页面。", "码头。")]
    [InlineData("รหัสผ่าน", "ตั้งรหัสผ่านใหม่ที่นี่", "ท่าเรือ")]
    public async Task A_question_in_characters_without_spaces_is_answered_by_the_passage_that_says_it(string question, string answer, string other)
    {
        TermStatistic[] terms = [.. DocsBot.Core.Text.Terms.Distinct(question).Select(term => new TermStatistic(term, 40))];

        (await ConfidenceOf(question, answer, terms, chunks: 500)).ShouldBeGreaterThan(Minimum);
        (await ConfidenceOf(question, other, terms, chunks: 500)).ShouldBeLessThan(Minimum);
        (await RetrievedFor(question, answer, terms, chunks: 500)).Evidence.Phrases.ShouldBeGreaterThan(0.4);
    }

    [Fact]
    public async Task What_a_question_is_wrapped_in_hardly_counts()
    {
        TermStatistic[] bare = [new("retir", 30), new("estim", 20)];
        TermStatistic[] wrapped = [new("hello", 0), new("morn", 1), new("hope", 0), .. bare];

        var plain = await ConfidenceOf("retirement estimates", "Retirement estimates are made once a year.", bare, chunks: 1000);
        var polite = await ConfidenceOf("Hello, good morning, I hope you can help: retirement estimates?", "Retirement estimates are made once a year.", wrapped, chunks: 1000);

        polite.ShouldBeGreaterThan(Minimum);
        polite.ShouldBeLessThanOrEqualTo(plain);
    }

    [Fact]
    public async Task A_follow_up_is_surer_than_the_same_first_question()
    {
        TermStatistic[] terms = [new("walru", 3), new("migrat", 5), new("tusk", 2), new("length", 200)];
        var retriever = new Retriever(new FakeChunkStore(Found("The walrus migrates.", terms, 1000)), Options.Create(new RetrievalOptions()));

        var first = await retriever.RetrieveAsync("walrus migration tusk length", SearchFilter.None, TestContext.Current.CancellationToken);
        var followUp = await retriever.RetrieveAsync(FollowUp("walrus migration tusk length"), TestContext.Current.CancellationToken);

        followUp.Confidence.ShouldBeGreaterThan(first.Confidence);
        followUp.Evidence.ShouldBe(first.Evidence);
    }

    [Fact]
    public async Task A_flag_counts_in_a_follow_up_as_it_does_in_a_first_question()
    {
        const string question = "walrus --force";
        TermStatistic[] terms = [.. DocsBot.Core.Text.Terms.PlacesOfQuestion(question).Select(place => new TermStatistic(place.Term, 5))];
        terms.ShouldContain(term => term.Term == "--force");
        var retriever = new Retriever(new FakeChunkStore(Found("The walrus is under force.", terms, 1000)), Options.Create(new RetrievalOptions()));

        var first = await retriever.RetrieveAsync(question, SearchFilter.None, TestContext.Current.CancellationToken);
        var followUp = await retriever.RetrieveAsync(FollowUp(question), TestContext.Current.CancellationToken);

        followUp.Evidence.ShouldBe(first.Evidence);
    }

    [Fact]
    public void Without_a_word_of_the_question_there_is_no_probability()
    {
        AnswerEvidence.None.Probability(isFollowUp: true).ShouldBe(0);
        new AnswerEvidence(0, 1, 0).Probability(isFollowUp: false).ShouldBe(0);
        new AnswerEvidence(1, 1, 1).Probability(isFollowUp: false).ShouldBeInRange(0.9, 1);
    }

    private static RetrievalQuery FollowUp(string text) => new() { Text = text, Context = "before", Asked = text, IsFollowUp = true };

    private static async Task<double> ConfidenceOf(string question, string passage, TermStatistic[] terms, int chunks) =>
        (await RetrievedFor(question, passage, terms, chunks)).Confidence;

    private static Task<RetrievalResult> RetrievedFor(string question, string passage, TermStatistic[] terms, int chunks) =>
        new Retriever(new FakeChunkStore(Found(passage, terms, chunks)), Options.Create(new RetrievalOptions())).RetrieveAsync(question, SearchFilter.None, TestContext.Current.CancellationToken);

    private static SearchResult Found(string passage, TermStatistic[] terms, int chunks)
    {
        var page = new PageKey("docs", "a.md");
        var chunk = new Chunk { Id = ChunkId.Derive(page, null, 0, passage), Page = page, Ordinal = 0, Title = "T", HeadingPath = [], PageUrl = "/a", Text = passage };
        return new SearchResult { ByWords = [new SearchHit(chunk, 5)], ByVector = [], Terms = terms, ChunkCount = chunks, Snapshot = "s1" };
    }
}
