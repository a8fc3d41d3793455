using DocsBot.Core.Answering;

namespace DocsBot.Core.Tests.Answering;

public sealed class QuestionCondenserTests
{
    [Fact]
    public void A_first_question_is_searched_for_as_it_is() => Condense("How do I install it?").ShouldBe("How do I install it?");

    [Fact]
    public void A_follow_up_brings_the_last_two_turns_along() =>
        Condense("And a service?", (TurnRole.User, "Old one"), (TurnRole.Assistant, "Old answer"), (TurnRole.User, "How do I expose a pod?"), (TurnRole.Assistant, "With a port."))
            .ShouldBe("How do I expose a pod?\nWith a port.\nAnd a service?");

    private static string Condense(string text, params (TurnRole Role, string Text)[] history) =>
        QuestionCondenser.Condense(new Question { Text = text, ConversationId = "c", History = [.. history.Select(turn => new Turn(turn.Role, turn.Text))] });
}
