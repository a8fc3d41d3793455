using DocsBot.Core.Prompts;

namespace DocsBot.Core.Tests.Prompts;

public sealed class PromptExamplesTests
{
    private static readonly PromptExample[] Examples =
    [
        Example("install", "How do I install the tool?", "install", "setup"),
        Example("remove", "How do I remove the tool?", "remove", "uninstall"),
        Example("token", "How do I create an API token for the tool?", "authentication"),
        Example("backup", "How do I back up the database of the tool?", "database"),
    ];

    [Theory]
    [InlineData("Where do I create a token for the database?", "backup,token")]
    [InlineData("uninstalling", "install,remove")]
    [InlineData("How to set up authentication", "install,token")]
    [InlineData("Installed it; now remove the INSTALLATION", "install,remove")]
    public void Those_most_like_the_question_are_taken_the_most_similar_last(string question, string expected) =>
        Ids(new PromptExamples(Examples, 2).For(question)).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("Как установить?")]
    [InlineData("the of and")]
    public void A_question_like_none_of_them_gets_the_first_in_the_order_of_the_file(string question)
    {
        var examples = new PromptExamples(Examples, 3);

        examples.For(question).ShouldBe(examples.First);
        Ids(examples.First).ShouldBe("install,remove,token");
    }

    [Fact]
    public void A_word_that_few_examples_have_counts_for_more_than_one_that_all_have() =>
        Ids(new PromptExamples(Examples, 1).For("tool tool tool database")).ShouldBe("backup");

    [Fact]
    public void There_are_no_more_than_the_file_has() => new PromptExamples(Examples[..1], 5).For("How?").Count.ShouldBe(1);

    [Fact]
    public void The_same_question_always_gets_the_same()
    {
        var many = Enumerable.Range(0, 50).Select(i => Example($"e{i}", $"How do I use part {i % 7}?", $"part{i % 7}")).ToList();

        var chosen = Enumerable.Range(0, 20).Select(_ => Ids(new PromptExamples(many, 4).For("How do I use part3?"))).Distinct();

        chosen.ShouldHaveSingleItem().ShouldBe("e3,e10,e17,e24");
    }

    private static PromptExample Example(string id, string question, params string[] tags) => new(id, tags, question, "", "So.");

    private static string Ids(IEnumerable<PromptExample> examples) => string.Join(',', examples.Select(example => example.Id));
}
