using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Providers.Tests.Prompts;

public sealed class TemplateTests : IDisposable
{
    private static readonly PromptSource Pods = new(1, "Pods", "", "/pods/", "A pod is the smallest unit.");
    private static readonly PromptSource Jobs = new(2, "Jobs", "Running", "/jobs/#running", "A job runs pods.");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{{{question}}}", "without encoding")]
    [InlineData("{{&question}}", "without encoding")]
    [InlineData("{{#each sources}}{{{text}}}{{/each}}", "without encoding")]
    [InlineData("{{>header}}", "no fragment 'header'")]
    [InlineData("{{> (lookup . 'name')}}", "by its name alone")]
    [InlineData("{{#> layout}}{{/layout}}", "{{#each list}}")]
    [InlineData("{{#*inline \"a\"}}{{/inline}}", "{{#each list}}")]
    [InlineData("{{* decorate}}", "not supported")]
    [InlineData("{{{{raw}}}}{{{{/raw}}}}", "raw block")]
    [InlineData("\\{{question}}", "backslash")]
    [InlineData("{{lookup history 0}}", "'lookup history 0' is not declared")]
    [InlineData("{{json sources}}", "'json sources' is not declared")]
    [InlineData("{{#with question}}{{/with}}", "{{#each list}}")]
    [InlineData("{{#question}}{{/question}}", "{{#each list}}")]
    [InlineData("{{^question}}{{/question}}", "not supported")]
    [InlineData("{{#each sources as |s|}}{{/each}}", "{{#each list}}")]
    [InlineData("{{qestion}}", "'qestion' is not declared")]
    [InlineData("{{#if qestion}}{{/if}}", "'qestion' is not declared")]
    [InlineData("{{question.Length}}", "'question.Length' is not declared")]
    [InlineData("{{[question]}}", "not declared")]
    [InlineData("{{../question}}", "not declared")]
    [InlineData("{{@index}}", "not declared")]
    [InlineData("{{this}}", "not declared")]
    [InlineData("{{}}", "not supported")]
    [InlineData("{{question", "not closed")]
    [InlineData("{{!-- a comment }}", "not closed")]
    [InlineData("{{#each question}}{{/each}}", "'question' is a text")]
    [InlineData("{{sources}}", "is a list")]
    [InlineData("{{#each sources}}{{author}}{{/each}}", "number, title, heading, url, text, open, close")]
    [InlineData("{{#each history}}{{question}}{{/each}}", "../question")]
    [InlineData("{{#each history}}{{this}}{{/each}}", "role, text")]
    [InlineData("{{#each history}}{{role}}{{else}}{{role}}{{/each}}", "'role' is not declared")]
    [InlineData("{{#each sources}}{{#each history}}{{/each}}{{/each}}", "../history")]
    [InlineData("{{#if question}}a", "{{#if …}} is not closed")]
    [InlineData("{{#if question}}a{{/each}}", "{{/each}} closes nothing")]
    [InlineData("a{{/if}}", "{{/if}} closes nothing")]
    [InlineData("{{else}}", "outside of a block")]
    [InlineData("{{#if question}}{{else unless question}}{{/if}}", "else unless")]
    public void A_tag_that_is_not_allowed_is_refused_at_load_with_its_line(string tag, string told)
    {
        var message = Should.Throw<PromptException>(() => Load($"<message role=\"user\">\nThe question is\n{tag}\n</message>", "sources", "history")).Message;

        message.ShouldContain("v1.yaml, line 6: ");
        message.ShouldContain(told);
    }

    [Theory]
    [InlineData("{{#each history}}{{#if @first}}first {{/if}}{{../question}}{{#unless @last}}, {{/unless}}{{/each}}", "first Q, Q")]
    [InlineData("{{#each history}}{{@index}}{{this.role}} {{/each}}", "0user 1assistant")]
    [InlineData("{{#each history}}{{#if text}}{{../question}}{{/if}}{{/each}}", "QQ")]
    [InlineData("{{#if optional}}a{{else if question}}b{{else}}c{{/if}}", "b")]
    [InlineData("{{#unless optional}}none{{else}}some{{/unless}}", "none")]
    [InlineData("a {{~question~}} b", "aQb")]
    [InlineData("a{{! a comment }}{{!-- {{nonsense}} }} --}}b", "ab")]
    [InlineData("{{ question }}", "Q")]
    [InlineData("{{#if history}}\n{{question}}\n{{/if}}", "Q")]
    public void What_is_allowed_renders(string tag, string expected)
    {
        var template = Load($"<message role=\"user\">{tag}</message>", "history", "optional");
        var arguments = Samples.Arguments("Q").WithHistory(new Turn(TurnRole.User, "q"), new Turn(TurnRole.Assistant, "a"));

        template.Render(arguments).Single().Text.ShouldBe(expected);
    }

    [Fact]
    public void An_else_of_a_loop_is_outside_of_its_elements() =>
        Load("<message role=\"user\">{{#each history}}{{role}}{{else}}{{question}}{{/each}}</message>", "history")
            .Render(Samples.Arguments("Q")).Single().Text.ShouldBe("Q");

    [Fact]
    public void A_variable_of_the_authors_own_that_is_declared_dangerous_may_go_in_unencoded()
    {
        _folder.Write("greet/v1.yaml", """
            name: greet
            template_format: handlebars
            template: '<message role="user">{{{tone}}}, {{question}}</message>'
            input_variables:
              - name: question
              - name: tone
                is_required: false
                default: 'a &amp; b'
                allow_dangerously_set_content: true
            """);

        PromptFolder.Load(_folder.Root).Library.Latest("greet").Render(Samples.Arguments("c &amp; d")).Single().Text.ShouldBe("a & b, c &amp; d");
    }

    [Theory]
    [InlineData("Hello {{question}}", "outside")]
    [InlineData("<message role=\"narrator\">{{question}}</message>", "'narrator'")]
    [InlineData("<message role=\"user\">{{question}}", "outside")]
    [InlineData("<message role=\"user\">{{#each sources}}{{text}}{{/each}}{{question}}</message>", "{{question_open}}")]
    [InlineData("<message role=\"user\">{{question_open}}{{question}}{{question_close}}</message>", "{{question_open}}")]
    [InlineData("<message role=\"user\">{{question_open}}\n{{question}}\n{{question_close}}</message>", "not laid out")]
    [InlineData("<message role=\"user\">{{#each sources}}\n{{open}}\nTitle: {{title}}\n{{text}}\n{{close}}\n{{/each}}\n{{question_open}}\n{{question}}\n{{question_close}}</message>", "not laid out")]
    [InlineData("<message role=\"user\">{{#each sources}}\n{{open}}\n{{text}}\n{{/each}}\n{{question_open}}\n{{question}}\n{{question_close}}</message>", "{{close}}")]
    public void A_template_that_would_not_work_is_refused_at_load(string text, string told)
    {
        var message = Should.Throw<PromptException>(() => Load(text, "sources", "history", "question_open", "question_close")).Message;

        message.ShouldContain("v1.yaml, line 3: ");
        message.ShouldContain(told);
    }

    [Fact]
    public void The_answer_prompt_renders_clean_messages()
    {
        var answer = PromptFolder.Load(Repository.PathOf("prompts")).Library.Templates.First(template => template.Id is { Name: "answer", Version: 1 });
        var arguments = Samples.Arguments("What is a pod?", Pods, Jobs).WithHistory(new Turn(TurnRole.User, "Hello"), new Turn(TurnRole.Assistant, "Ask me."));

        var messages = answer.Render(arguments);

        messages.Select(message => message.Role.Value).ShouldBe(["system", "user", "assistant", "user"]);
        messages[0].Text.ShouldNotContain("{{");
        messages[0].Text.ShouldNotContain("\n\n\n");
        messages[1].Text.ShouldBe("Hello");
        messages[2].Text.ShouldBe("Ask me.");
        var boundary = Samples.Marks.Boundary;
        messages[3].Text.ShouldBe($"""
            === source 1 {boundary} ===
            Page: Pods

            A pod is the smallest unit.
            === end of source {boundary} ===

            === source 2 {boundary} ===
            Page: Jobs
            Section: Running

            A job runs pods.
            === end of source {boundary} ===

            === question {boundary} ===
            What is a pod?
            === end of question {boundary} ===
            """);
    }

    [Fact]
    public void A_template_renders_from_many_threads_at_once()
    {
        var template = Load("<message role=\"user\">{{question}}</message>");

        Parallel.For(0, 2_000, i =>
        {
            var question = $"Question {i} <&>";
            template.Render(Samples.Arguments(question)).Single().Text.ShouldBe(question);
        });
    }

    private PromptTemplate Load(string text, params string[] optional)
    {
        var indented = string.Join('\n', text.Split('\n').Select(line => "  " + line));
        var variables = string.Concat(optional.Select(name => $"  - name: {name}\n    is_required: false\n"));
        _folder.Write("greet/v1.yaml", $"name: greet\ntemplate_format: handlebars\ntemplate: |\n{indented}\ninput_variables:\n  - name: question\n{variables}");
        return PromptFolder.Load(_folder.Root).Library.Latest("greet");
    }
}
