namespace DocsBot.Providers.Tests.Extractive;

/// <summary>What an answer of several parts takes in and what it leaves out.</summary>
public sealed class AnswerPartsTests
{
    [Fact]
    public async Task Two_passages_are_combined_when_each_answers_a_half_of_the_question()
    {
        var answer = await Prompts.AskAsync("What do the backup command and the restore command need?",
            Prompts.Source(1, "Backup", "", "The backup command needs a target folder with enough space."),
            Prompts.Source(2, "Restore", "", "The restore command needs the key that encrypted the archive."));

        answer.ShouldContain("needs a target folder with enough space. [1]");
        answer.ShouldContain("needs the key that encrypted the archive. [2]");
    }

    [Fact]
    public async Task A_sentence_that_the_page_says_twice_in_a_row_is_said_once()
    {
        const string sentence = "Use caching for requests that repeat a long prefix of the prompt.";

        var answer = await Prompts.AskAsync("When should I use caching?", Prompts.Source(1, "Caching", "", $"{sentence} {sentence} It saves both time and money."));

        answer.Split(sentence).Length.ShouldBe(2);
        answer.ShouldContain("It saves both time and money.");
    }

    [Fact]
    public async Task A_menu_that_the_page_was_saved_with_adds_nothing()
    {
        var answer = await Prompts.AskAsync("How does streaming work with tools?",
            Prompts.Source(1, "Streaming", "", """
                Streaming with tools sends the input of a tool as pieces of JSON.

                Streaming Home Event Types Ping Events Error Events Streaming Tools Raw HTTP Stream Basic Streaming Request Streaming Request Tools
                """));

        answer.ShouldContain("pieces of JSON. [1]");
        answer.ShouldNotContain("Ping Events");
    }

    [Fact]
    public async Task A_remark_of_a_tutorial_does_not_support_an_answer()
    {
        var answer = await Prompts.AskAsync("How do I undo a rollout?",
            Prompts.Source(1, "Rollouts", "Undo", "Run the undo command to undo a rollout and return to the revision before it."),
            Prompts.Source(2, "A tour", "", "Ok, now we undo the rollout that we began in the chapter before."));

        answer.ShouldContain("Run the undo command");
        answer.ShouldNotContain("Ok, now");
    }

    [Fact]
    public async Task Long_code_does_not_support_a_statement_and_does_support_directions()
    {
        var code = string.Join('\n', Enumerable.Range(0, 30).Select(i => $"graph.driver(step{i}, need, deploy)"));
        var sources = new[]
        {
            Prompts.Source(1, "Drivers", "", "To deploy a graph you need a driver, which routes requests through the graph."),
            Prompts.Source(2, "Deploy a graph with a driver", "", $"```python\n{code}\n```"),
        };

        (await Prompts.AskAsync("Does a graph need a driver?", sources)).ShouldNotContain("```");
        (await Prompts.AskAsync("How do I deploy a graph with a driver?", sources)).ShouldContain("```python");
    }
}
