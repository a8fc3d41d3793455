using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;

namespace DocsBot.Core.Tests.Interactions;

public sealed class RepeatedQuestionTests
{
    [Theory]
    [InlineData("How do I rotate the API key?", "how can I rotate my api keys", true)]
    [InlineData("Where are backups stored?", "where does it store backups", true)]
    [InlineData("How do I install it on Linux?", "And on Windows?", false)]
    [InlineData("How do I rotate the API key?", "Thanks!", false)]
    [InlineData("How do I rotate the API key?", "How do I delete a project and its data?", false)]
    public void The_same_in_other_words_is_told_from_a_follow_up(string before, string question, bool repeats) =>
        RepeatedQuestion.IsIn(question, [new Turn(TurnRole.User, before), new Turn(TurnRole.Assistant, "No idea.")]).ShouldBe(repeats);

    [Fact]
    public void Only_the_last_question_counts() =>
        RepeatedQuestion.IsIn("rotate the API key", [new Turn(TurnRole.User, "How do I rotate the API key?"), new Turn(TurnRole.User, "What does it cost?")]).ShouldBeFalse();

    [Fact]
    public void The_first_question_of_a_conversation_repeats_nothing() => RepeatedQuestion.IsIn("rotate the API key", []).ShouldBeFalse();

    [Theory]
    [InlineData("", "")]
    [InlineData("the of", "of the")]
    public void Questions_without_words_are_not_compared(string one, string other) => RepeatedQuestion.AreSame(one, other).ShouldBeFalse();
}
