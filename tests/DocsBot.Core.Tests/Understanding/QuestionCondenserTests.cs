using DocsBot.Core.Answering;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;

namespace DocsBot.Core.Tests.Understanding;

public sealed class QuestionCondenserTests
{
    [Fact]
    public void A_first_question_is_searched_for_as_it_is() => Condense("How do I install it?").ShouldBe(new RetrievalQuery { Text = "How do I install it?" });

    [Fact]
    public void A_follow_up_brings_the_last_two_exchanges_along() =>
        Condense("And a service?", (TurnRole.User, "Old one"), (TurnRole.Assistant, "Old answer"), (TurnRole.User, "Newer"), (TurnRole.Assistant, "Newer answer"), (TurnRole.User, "How do I expose a pod?"), (TurnRole.Assistant, "With a port."))
            .ShouldBe(new RetrievalQuery
            {
                Text = "And a service?",
                Context = "Newer\nNewer answer\nHow do I expose a pod?\nWith a port.",
                Asked = "How do I expose a pod?\nAnd a service?",
                IsFollowUp = true,
            });

    [Fact]
    public void Small_talk_does_not_take_the_place_of_what_was_asked() =>
        Condense("And a service?", (TurnRole.User, "How do I expose a pod?"), (TurnRole.Assistant, "With a port."), (TurnRole.User, "thanks!"), (TurnRole.Assistant, SmallTalk.Thanks))
            .Context.ShouldBe("How do I expose a pod?\nWith a port.");

    [Fact]
    public void A_question_in_a_models_words_takes_its_place_and_what_was_said_stays_the_context()
    {
        var question = new Question { Text = "And a service?", ConversationId = "c", History = [new Turn(TurnRole.User, "How do I expose a pod?")] };

        QuestionCondenser.Condense(question, "How do I expose a service?").ShouldBe(new RetrievalQuery
        {
            Text = "How do I expose a service?",
            Context = "How do I expose a pod?\nAnd a service?",
            Asked = "How do I expose a service?",
            IsFollowUp = true,
        });
    }

    [Fact]
    public void Of_an_answer_only_the_beginning_of_its_prose_comes_along()
    {
        var answer = "Use a Service. [1]\n\n```sh\nkubectl expose pod web\n```\n\n" + string.Concat(Enumerable.Repeat("It has a stable address. ", 40));

        var text = Condense("And outside?", (TurnRole.User, "How do I expose a pod?"), (TurnRole.Assistant, answer)).Context!;

        text.ShouldStartWith("How do I expose a pod?\nUse a Service. It has");
        text.ShouldNotContain("kubectl");
        text.Length.ShouldBeLessThan(350);
    }

    [Theory]
    [InlineData("And outside?", "How do I expose a pod?\nAnd outside?")]
    [InlineData("yes, please help me with that", "How do I expose a pod?\nyes, please help me with that")]
    [InlineData("Which volumes survive a restart?", "Which volumes survive a restart?")]
    public void What_was_asked_is_the_question_with_the_one_before_when_it_says_too_little(string text, string asked) =>
        QuestionCondenser.Asked(new Question { Text = text, ConversationId = "c", History = [new Turn(TurnRole.User, "How do I expose a pod?"), new Turn(TurnRole.Assistant, "So.")] })
            .ShouldBe(asked);

    private static RetrievalQuery Condense(string text, params (TurnRole Role, string Text)[] history) =>
        QuestionCondenser.Condense(new Question { Text = text, ConversationId = "c", History = [.. history.Select(turn => new Turn(turn.Role, turn.Text))] });
}
