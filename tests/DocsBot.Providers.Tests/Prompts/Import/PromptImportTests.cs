using System.Text;
using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Prompts.Import;
using DocsBot.Providers.Tests.Prompts.Compatibility;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Tests.Prompts.Import;

/// <summary>Files of Semantic Kernel, as teams have them.</summary>
public sealed class PromptImportTests
{
    private static readonly PromptSource Pods = new(1, "Pods", "Basics", "/pods/", "A pod is the smallest unit.");
    private static readonly PromptArguments Arguments = Samples.Arguments("What is a <pod>?", Pods).WithHistory(new Turn(TurnRole.User, "Hello"));

    [Fact]
    public void A_file_that_needs_no_change_stays_as_it_is_byte_for_byte()
    {
        const string yaml = "# Ours.\nname: greet\ntemplate_format: handlebars\ntemplate: <message role=\"user\">{{question}}</message>\ninput_variables:\n  - name: question # asked\n";

        var imported = Import(yaml);

        imported.Yaml.ShouldBe(yaml);
        imported.Changes.ShouldBeEmpty();
    }

    [Fact]
    public void Every_shipped_version_comes_back_from_its_export_and_is_exported_the_same()
    {
        foreach (var entry in PromptFolder.Read(Repository.PathOf("prompts")).Entries)
        {
            var export = entry.Export();
            var imported = Import(export);

            imported.Changes.ShouldBeEmpty(entry.Id.ToString());
            Load(imported).Export().ShouldBe(export, entry.Id.ToString());
        }
    }

    [Fact]
    public void A_retrieval_prompt_in_Semantic_Kernels_own_language_answers_from_passages()
    {
        var imported = Import(
            """
            name: AnswerQuestion
            description: Answers.
            template: |
              Answer {{'briefly'}} in {{$tone}} words & cite <b>all</b>.
              Context: {{$context}}
              Question: {{$input}}
            input_variables:
              - name: context
                allow_dangerously_set_content: true
              - name: input
              - name: tone
                default: plain
            execution_settings:
              default: { temperature: 0.2, presence_penalty: 1, model_id: theirs }
              theirs: { anything: true }
            """,
            ("context", "sources"),
            ("input", "question"));

        var messages = Render(imported);

        imported.Name.ShouldBe("answer_question");
        messages.Single().Role.ShouldBe(ChatRole.User);
        var boundary = Samples.Marks.Boundary;
        messages.Single().Text.ShouldBe($"""
            Answer briefly in plain words & cite <b>all</b>.
            Context:{" "}
            === source 1 {boundary} ===
            Page: Pods
            Section: Basics

            A pod is the smallest unit.
            === end of source {boundary} ===

            Question:{" "}
            === question {boundary} ===
            What is a <pod>?
            === end of question {boundary} ===
            """);
        imported.Changes.ShouldBe(
            [
                "The name AnswerQuestion is now answer_question.",
                "The template is turned into Handlebars.",
                "The variable context is now sources.",
                "The variable input is now question.",
                "The passages are laid out one by one, each between its marks.",
                "The question stands between its marks.",
                "The text has no messages and holds the question: it became one message of the user.",
                "allow_dangerously_set_content is taken away from sources, which comes from readers and pages.",
                "The variable tone is not required any more: DocsBot does not supply it, so it has its default.",
                "The variable question_open is declared.",
                "The variable question_close is declared.",
                "The setting presence_penalty is left out: DocsBot does not apply it.",
                "The setting model_id is left out: DocsBot does not apply it.",
            ]);
        Import(imported.Yaml).Changes.ShouldBeEmpty();
    }

    [Fact]
    public void A_text_without_a_question_becomes_the_system_message_and_gets_one()
    {
        var imported = Import("name: persona\ntemplate: You are a helpful bot of ACME.");

        var messages = Render(imported);

        messages.Select(message => message.Role.Value).ShouldBe(["system", "user"]);
        messages[0].Text.ShouldBe("You are a helpful bot of ACME.");
        PromptContextReader.Read(messages, Samples.Marks.Boundary).ShouldSatisfyAllConditions(
            context => context.Question.ShouldBe(Arguments.Question),
            context => context.Passages.ShouldHaveSingleItem().Text.ShouldBe(Pods.Text));
    }

    [Fact]
    public void The_message_helper_becomes_tags_and_raw_values_are_encoded()
    {
        var imported = Import("""
            name: greet
            template_format: handlebars
            template: |
              {{#message role="system"}}Be kind.{{/message}}
              {{#message role='user'}}{{{question}}}{{/message}}
            input_variables:
              - name: question
                allow_dangerously_set_content: true
            allow_dangerously_set_content: true
            """);

        Render(imported).Select(message => (message.Role.Value, message.Text)).ShouldBe([("system", "Be kind."), ("user", Arguments.Question)]);
        imported.Yaml.ShouldNotContain("dangerously");
        imported.Changes.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("template: |\n  Hi\n  {{time.now}}", 4, "{{time.now}} calls a function")]
    [InlineData("template: |\n  {{$question}} {{lookup $question}}", 3, "calls a function")]
    [InlineData("template: Hi {{$style}}", 2, "'style', which nothing supplies. Say what it is with --map style=question")]
    [InlineData("template: Hi {{$style}}\ninput_variables:\n  - name: style", 4, "'style' is required, and DocsBot does not supply it. Say what it is with --map")]
    [InlineData("template_format: liquid\ntemplate: Hi", 2, "is 'liquid', which DocsBot does not read. Write the template in Handlebars")]
    [InlineData("template_format: jinja2\ntemplate: Hi", 2, "is 'jinja2'")]
    [InlineData("template: Hi\nplugin: x", 3, "'plugin' is unknown")]
    [InlineData("template: ''", 2, "'template' is empty")]
    public void What_cannot_be_taken_in_is_refused_with_its_line_and_the_way_out(string rest, int line, string told)
    {
        var message = Should.Throw<PromptException>(() => Import($"name: greet\n{rest}")).Message;

        message.ShouldStartWith($"theirs.yaml, line {line}: ");
        message.ShouldContain(told);
    }

    [Theory]
    [InlineData("input", "answers_to", "supplies no variable 'answers_to'")]
    [InlineData("inptu", "question", "does not use 'inptu'. It uses input")]
    public void A_mapping_that_does_not_hold_is_refused(string theirs, string ours, string told) =>
        Should.Throw<PromptException>(() => Import("name: greet\ntemplate: Hi {{$input}}", (theirs, ours))).Message.ShouldContain(told);

    [Fact]
    public void A_file_without_a_name_needs_one()
    {
        Should.Throw<PromptException>(() => Import("template: Hi {{$question}}")).Message.ShouldContain("--as NAME");

        PromptImport.Read("theirs.yaml", "template: Hi {{$question}}", new PromptImportOptions { Name = "greet" }).Name.ShouldBe("greet");
    }

    [Fact]
    public void What_was_taken_in_is_still_a_file_of_Semantic_Kernel()
    {
        var imported = Import("name: persona\ntemplate: 'Answer as 1 < 2 & 3 would: {{$question}}'");

        var theirs = SemanticKernelReader.Render(SemanticKernelReader.Read(imported.Yaml), SemanticKernelArguments.Of(Arguments), isDecodedTwice: false);

        theirs.ShouldBe([("user", $"Answer as 1 < 2 & 3 would: {Arguments.Question}")]);
        Render(imported).Single().Text.ShouldBe(theirs[0].Text);
    }

    private static ImportedPrompt Import(string yaml, params (string Theirs, string Ours)[] map) =>
        PromptImport.Read("theirs.yaml", yaml, new PromptImportOptions { Map = map.ToDictionary(pair => pair.Theirs, pair => pair.Ours, StringComparer.Ordinal) });

    private static IReadOnlyList<ChatMessage> Render(ImportedPrompt imported) => Load(imported).Template.Render(Arguments);

    private static PromptEntry Load(ImportedPrompt imported) =>
        PromptFile.Parse("ours.yaml", Encoding.UTF8.GetBytes(imported.Yaml), imported.Name, 1, new SharedFiles(PromptFragments.None, ExampleFiles.None));
}
