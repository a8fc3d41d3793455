using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Core.Tests.Retrieval;

public sealed class PassageEvidenceTests
{
    private static readonly PassageEvidence Asked = Of(new TermStatistic("quota", 10), new TermStatistic("pod", 200), new TermStatistic("limit", 50));

    [Theory]
    [InlineData("Pod limits", null, 1)]
    [InlineData("Quotas, quotas", null, 1)]
    [InlineData("Networking", null, 0)]
    [InlineData("", null, 0)]
    [InlineData("The", null, 0)]
    public void The_title_is_covered_by_the_question_as_far_as_its_words_are_in_it(string title, string? heading, double covered) =>
        Asked.TitleCoverage(Passage("", title, heading)).ShouldBe(covered, 1e-9);

    [Fact]
    public void Each_word_that_was_not_asked_for_takes_from_the_coverage_and_a_rare_one_that_was_gives_more()
    {
        var whole = Asked.TitleCoverage(Passage("", "Pods", null));
        var half = Asked.TitleCoverage(Passage("", "Pods", "Networking"));
        var rare = Asked.TitleCoverage(Passage("", "Quota", "Networking"));

        half.ShouldBeInRange(0.01, whole - 0.01);
        rare.ShouldBeInRange(half + 0.01, 0.99);
    }

    [Fact]
    public void Nearer_is_better_and_each_pair_counts_once_at_its_nearest()
    {
        var near = Asked.Proximity(Passage("The quota limits apply."));
        var far = Asked.Proximity(Passage("The quota that an administrator sets limits what they use."));
        var twice = Asked.Proximity(Passage("The quota limits apply. Then nothing here matters much for anyone reading along today. Quota gives limits."));

        near.ShouldBeGreaterThan(far);
        far.ShouldBeGreaterThan(0);
        twice.ShouldBe(near, 1e-9);
    }

    [Fact]
    public void Words_far_apart_and_a_word_by_itself_have_no_proximity()
    {
        var filler = string.Join(' ', Enumerable.Repeat("walrus", 12));
        Asked.Proximity(Passage($"quota {filler} limit")).ShouldBe(0);
        Asked.Proximity(Passage("quota quota quota")).ShouldBe(0);
        Asked.Proximity(Passage("")).ShouldBe(0);
        Of(new TermStatistic("quota", 10)).Proximity(Passage("quota limit")).ShouldBe(0);
    }

    private static PassageEvidence Of(params TermStatistic[] terms) => new(SearchResult.Empty with { Terms = terms, ChunkCount = 1000 });

    private static Chunk Passage(string text, string title = "T", string? heading = null)
    {
        var page = new PageKey("docs", "a.md");
        return new Chunk { Id = ChunkId.Derive(page, null, 0, text), Page = page, Ordinal = 0, Title = title, HeadingPath = heading is null ? [] : ["Above", heading], PageUrl = "/", Text = text };
    }
}
