using DocsBot.Lab.Evaluation.Answers;

namespace DocsBot.Lab.Tests.Evaluation.Answers;

public sealed class AnswerWordsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("- one, two", 2)]
    [InlineData("| a | b |\n|---|---|\n| c | d |", 4)]
    [InlineData("kubectl-drain --force node/x", 3)]
    [InlineData("配置服务器", 2.5)]
    [InlineData("设置 Pod 数", 2.5)]
    public void Words_are_what_has_a_letter_or_digit(string text, double words) => AnswerWords.Count(text).ShouldBe(words);

    [Theory]
    [InlineData("one two three", 2, "one two ")]
    [InlineData("one two", 2, "one two")]
    [InlineData("- one - two", 1, "- one - ")]
    [InlineData("配置服务器", 2, "配置服务")]
    [InlineData("one", 0, "")]
    public void The_beginning_ends_before_the_word_that_is_too_much(string text, int words, string first) => AnswerWords.First(text, words).ShouldBe(first);

    [Fact]
    public void Citations_are_no_words_and_escaped_brackets_are() =>
        AnswerWords.WithoutCitations("It runs. [1][12] See \\[3].").ShouldBe("It runs.  See \\[3].");

    [Fact]
    public void A_span_is_held_by_its_different_words_in_any_form()
    {
        var span = GoldSpan.Of("The walrus eats clams, and the walrus sleeps.").ShouldNotBeNull();

        span.HeldBy("A sleeping walrus.").ShouldBe(0.5);
        span.HeldBy("").ShouldBe(0);
        GoldSpan.Of("it is").ShouldBeNull();
    }
}
