using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Providers.Tests.Prompts;

/// <summary>A template that would let data in among its instructions does not load.</summary>
public sealed class DataPlacementTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("question", """<message role="system">Answer {{question}}</message><message role="user">Go.</message>""", "system message")]
    [InlineData("question", """<message role="system">{{#unless examples}}{{question}}{{/unless}}</message><message role="user">Go.</message>""", "system message")]
    [InlineData("question", """<message role="system">{{#if examples}}Show them.{{else}}{{question}}{{/if}}</message><message role="user">Go.</message>""", "system message")]
    [InlineData("history", """<message role="system">{{#each history}}{{text}}{{/each}}</message><message role="user">Go.</message>""", "system message")]
    [InlineData("answer", """<message role="system">Judge.\n=== answer {{boundary}} ===\n{{answer}}\n=== end of answer {{boundary}} ===</message><message role="user">Go.</message>""", "system message")]
    [InlineData("problems", """<message role="tool">{{#each problems}}{{text}}{{/each}}</message>""", "tool message")]
    [InlineData("answers", """<message role="user">{{#each answers}}- {{text}}\n{{/each}}</message>""", "outside of marks")]
    [InlineData("reference", """<message role="user">=== reference {{boundary}} ===\nx\n=== end of reference {{boundary}} ===\n{{reference}}</message>""", "outside of marks")]
    [InlineData("answer", """<message role="user">=== answer ===\n{{answer}}\n=== end of answer ===</message>""", "outside of marks")]
    [InlineData("question", """<message role="user">Go.</message><message role="assistant">{{question}}</message>""", "outside of marks")]
    public void Data_among_instructions_is_refused_by_name(string variable, string template, string why)
    {
        var fault = Should.Throw<PromptException>(() => Load(variable, template));

        fault.Message.ShouldContain("v1.yaml, line 3");
        fault.Message.ShouldContain($"'{variable}'");
        fault.Message.ShouldContain(why);
    }

    [Fact]
    public void Data_that_is_not_encoded_is_refused_because_it_can_open_a_message()
    {
        var fault = Should.Throw<PromptException>(() => Load("question", """<message role="user">{{question_open}}\n{{{question}}}\n{{question_close}}</message>""", isRaw: true));

        fault.Message.ShouldContain("allow_dangerously_set_content");
    }

    [Theory]
    [InlineData("question", """<message role="user">{{question}}</message>""")]
    [InlineData("question", """<message role="system">Reply briefly.</message><message role="user">Answer this: {{question}}</message>""")]
    [InlineData("history", """{{#each history}}<message role="{{role}}">{{text}}</message>{{/each}}<message role="user">Go.</message>""")]
    [InlineData("other_answer", """<message role="user">=== answer B {{boundary}} ===\n{{other_answer}}\n=== end of answer B {{boundary}} ===</message>""")]
    public void Data_between_marks_or_in_a_message_of_its_own_loads(string variable, string template) => Load(variable, template).Library.Latest("greet").ShouldNotBeNull();

    private PromptSet Load(string variable, string template, bool isRaw = false)
    {
        _folder.Write("greet/v1.yaml", $"""
            name: greet
            template_format: handlebars
            template: "{template.Replace("\"", "\\\"", StringComparison.Ordinal)}"
            input_variables:
              - name: {variable}
                allow_dangerously_set_content: {(isRaw ? "true" : "false")}
              - name: examples
              - name: boundary
              - name: question_open
              - name: question_close
            """);
        return PromptFolder.Load(_folder.Root);
    }
}
