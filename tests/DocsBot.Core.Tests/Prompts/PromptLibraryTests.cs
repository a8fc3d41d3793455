using DocsBot.Core.Prompts;

namespace DocsBot.Core.Tests.Prompts;

public sealed class PromptLibraryTests
{
    [Fact]
    public void The_latest_version_is_the_highest_number()
    {
        var library = new PromptLibrary([Template("answer", 2), Template("answer", 10), Template("answer", 9), Template("condense", 1)]);

        library.Latest("answer").Id.Version.ShouldBe(10);
        library.Templates.Select(template => template.Id.ToString()).ShouldBe(["answer@v2", "answer@v9", "answer@v10", "condense@v1"]);
    }

    [Fact]
    public void An_unknown_prompt_is_named_with_those_that_are_known()
    {
        var library = new PromptLibrary([Template("answer", 1)]);

        Should.Throw<PromptException>(() => library.Latest("anwser")).Message.ShouldBe("There is no prompt named 'anwser'. Add prompts/anwser/v1.yaml. Known: answer.");
    }

    [Fact]
    public void The_same_version_twice_is_refused() =>
        Should.Throw<PromptException>(() => new PromptLibrary([Template("answer", 1), Template("answer", 1)])).Message.ShouldContain("answer@v1");

    private static PromptTemplate Template(string name, int version) => new(new PromptId(name, version, "00"), new PromptSettings(), _ => "");
}
