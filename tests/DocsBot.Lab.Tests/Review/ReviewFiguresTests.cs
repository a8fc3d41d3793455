using DocsBot.Lab.Review.Agreement;
using DocsBot.Lab.Review.Desk;

namespace DocsBot.Lab.Tests.Review;

public sealed class ReviewFiguresTests
{
    /// <summary>The reliability data of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units.</summary>
    private static readonly IReadOnlyList<IReadOnlyList<int>> Published =
        [[1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3]];

    [Fact]
    public void Alpha_of_the_published_example_is_the_published_one()
    {
        KrippendorffAlpha.Nominal(Published)!.Value.ShouldBe(0.743, tolerance: 0.001);
        KrippendorffAlpha.Interval(Published)!.Value.ShouldBe(0.849, tolerance: 0.001);
    }

    [Fact]
    public void Without_two_judgements_of_one_item_or_without_any_difference_there_is_no_alpha()
    {
        KrippendorffAlpha.Nominal([]).ShouldBeNull();
        KrippendorffAlpha.Nominal([[1], [2]]).ShouldBeNull();
        KrippendorffAlpha.Nominal([[1, 1], [1, 1]]).ShouldBeNull();
    }

    [Fact]
    public void Figures_count_items_of_two_reviewers_and_edits_by_version()
    {
        var figures = ReviewFigures.Of(
        [
            Review("a", "ann", 5) with { Prompt = "answer@v3", EditDistance = 0 }, Review("a", "bob", 5), Review("b", "ann", 1) with { Prompt = "answer@v3", EditDistance = 0.5 }, Review("b", "bob", 2), Review("c", "ann", 3),
        ]);

        (figures.Reviews, figures.Reviewers).ShouldBe((5, 2));
        var correctness = figures.Agreement[0];
        (correctness.Of, correctness.Items, correctness.Same).ShouldBe(("correctness", 2, 1));
        correctness.Alpha!.Value.ShouldBeGreaterThan(0.9);
        figures.Edits.ShouldHaveSingleItem().ShouldBe(new EditFigure("answer@v3", 2, 1, 0.25, 0));
    }

    [Theory]
    [InlineData("one two three", "one two three", 0)]
    [InlineData("one  two\nthree", "one two three", 0)]
    [InlineData("one two three four", "one 2 three four", 0.25)]
    [InlineData("one two", "one two three four", 0.5)]
    [InlineData("", "one", 1)]
    [InlineData("", "", 0)]
    public void The_edit_distance_is_the_share_of_words_that_changed(string written, string accepted, double expected) => EditDistance.OfWords(written, accepted).ShouldBe(expected);

    [Fact]
    public void Marks_are_read_and_renumbered_outside_of_code_alone()
    {
        const string text = "See [3] and `args[7]`, then [1] and [3].\n```\nlist[9]\n```";

        CitationMarks.In(text).ShouldBe([3, 1]);
        CitationMarks.Renumbered(text).ShouldBe("See [1] and `args[7]`, then [2] and [1].\n```\nlist[9]\n```");
    }

    private static Providers.Log.Reviews.Review Review(string item, string reviewer, int correctness) => new() { Id = item + reviewer, ItemId = item, Reviewer = reviewer, ReviewedAt = DateTimeOffset.UnixEpoch, Correctness = correctness };
}
