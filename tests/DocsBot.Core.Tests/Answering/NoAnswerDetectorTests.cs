using DocsBot.Core.Answering;

namespace DocsBot.Core.Tests.Answering;

public sealed class NoAnswerDetectorTests
{
    [Theory]
    [InlineData("NO_ANSWER")]
    [InlineData("  \n NO_ANSWER\n")]
    [InlineData("`NO_ANSWER`")]
    [InlineData("\"NO_ANSWER\".")]
    [InlineData("**NO_ANSWER**")]
    [InlineData("NO\\_ANSWER")]
    [InlineData("NO_ANSWER\n\nThe passages only describe pods.")]
    public void The_mark_in_any_dress_is_no_answer(string text)
    {
        foreach (var (shown, isNoAnswer) in AllSplitsOf(text))
        {
            isNoAnswer.ShouldBeTrue();
            shown.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("NO_ANSW")]
    [InlineData("NO_ANSWER_CODE is what the resolver returns.")]
    [InlineData("NO_ANSWER is what the model writes.")]
    [InlineData("No answer is cached.")]
    [InlineData("**Note**: it is `NO_ANSWER`.")]
    [InlineData("- NO")]
    [InlineData("The reply is NO_ANSWER")]
    public void A_text_that_merely_begins_like_it_flows_on_whole(string text)
    {
        foreach (var (shown, isNoAnswer) in AllSplitsOf(text))
        {
            isNoAnswer.ShouldBeFalse();
            shown.ShouldBe(text);
        }
    }

    [Fact]
    public void Only_a_beginning_that_may_become_the_mark_is_held_back()
    {
        var detector = new NoAnswerDetector();

        detector.Append("NO").ShouldBeEmpty();
        detector.Append("DES run pods").ShouldBe("NODES run pods");
        detector.Append(". NO_ANSWER").ShouldBe(". NO_ANSWER");
    }

    [Fact]
    public void It_is_known_before_the_stream_ends_when_the_line_ends()
    {
        var detector = new NoAnswerDetector();

        detector.Append("NO_ANSWER").ShouldBeEmpty();
        detector.IsNoAnswer.ShouldBeFalse();
        detector.Append("\nBecause").ShouldBeEmpty();
        detector.IsNoAnswer.ShouldBeTrue();
    }

    private static IEnumerable<(string Shown, bool IsNoAnswer)> AllSplitsOf(string text)
    {
        for (var size = 1; size <= text.Length + 1; size++)
        {
            var detector = new NoAnswerDetector();
            var shown = string.Concat(text.Chunk(size).Select(piece => detector.Append(new string(piece)))) + detector.Finish();
            yield return (shown, detector.IsNoAnswer);
        }
    }
}
