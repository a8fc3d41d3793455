using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Providers.Tests.Prompts;

public sealed class PromptFolderTests : IDisposable
{
    private const string Minimal = """
        name: greet
        template_format: handlebars
        template: |
          <message role="user">{{question}}</message>
        input_variables:
          - name: question
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_prompts_of_the_repository_load()
    {
        var library = PromptFolder.Load(Repository.PathOf("prompts")).Library;

        var answer = library.Latest("answer");
        answer.Settings.MaxTokens.ShouldNotBeNull();
        answer.Fragments.ShouldNotBeEmpty();
    }

    [Fact]
    public void Versions_may_have_gaps_and_the_highest_number_is_the_latest()
    {
        _folder.Write("greet/v2.yaml", Minimal);
        _folder.Write("greet/v10.yaml", Minimal);
        _folder.Write("greet/notes.md", "Why v2.");
        _folder.Write("_drafts/tone.yaml", "not a prompt");
        _folder.Write("schemas/prompt.schema.json", "{}");
        _folder.Write("notes.yaml", "not a prompt");

        PromptFolder.Load(_folder.Root).Library.Templates.Select(template => template.Id.ToString()).ShouldBe(["greet@v2", "greet@v10"]);
    }

    [Fact]
    public void Every_key_of_Semantic_Kernel_is_taken()
    {
        _folder.Write("greet/v1.yaml", """
            name: greet
            description: Greets.
            template_format: handlebars
            allow_dangerously_set_content: false
            template: <message role="user">{{tone}}{{#if hint}}!{{/if}} {{question}}</message>
            input_variables:
              - name: question
                description: The question.
                json_schema: '{"type":"string"}'
                allow_dangerously_set_content: false
              - name: tone
                is_required: false
                default: Kindly
              - name: hint
                is_required: false
            output_variable:
              description: The greeting.
              json_schema: '{"type":"string"}'
            execution_settings:
              default:
                temperature: 0.25
                top_p: 1
                max_tokens: 50
                stop_sequences: [END, "STOP HERE"]
              another_service:
                model_id: theirs
            """);

        var template = PromptFolder.Load(_folder.Root).Library.Latest("greet");

        template.Settings.Temperature.ShouldBe(0.25f);
        template.Settings.TopP.ShouldBe(1f);
        template.Settings.MaxTokens.ShouldBe(50);
        template.Settings.StopSequences.ShouldBe(["END", "STOP HERE"]);
        template.Render(Samples.Arguments("Hi")).Single().Text.ShouldBe("Kindly Hi");
    }

    [Theory]
    [InlineData("name: greet", "name: great", 1, "'great'")]
    [InlineData("name: greet", "nam: greet", 1, "'nam' is unknown")]
    [InlineData("name: greet", "description: d", 1, "'name' is missing")]
    [InlineData("name: greet", "name: [greet]", 1, "'name' must be a text")]
    [InlineData("name: greet", "name: greet\nname: greet", 2, "Duplicate key")]
    [InlineData("name: greet", "name: \"greet", 1, "not valid YAML")]
    [InlineData("name: greet", "name: greet\nexecution_settings:\n  default:\n    temprature: 1", 4, "'temprature' is unknown")]
    [InlineData("name: greet", "name: greet\nexecution_settings:\n  default:\n    temperature: hot", 4, "'hot'")]
    [InlineData("name: greet", "name: greet\nexecution_settings:\n  default:\n    temperature: 2.1", 4, "0 to 2")]
    [InlineData("name: greet", "name: greet\nexecution_settings:\n  default:\n    top_p: NaN", 4, "0 to 1")]
    [InlineData("name: greet", "name: greet\nexecution_settings:\n  default:\n    max_tokens: 0", 4, "whole number")]
    [InlineData("name: greet", "name: greet\nexecution_settings:\n  default:\n    stop_sequences: END", 4, "must be a list")]
    [InlineData("name: greet", "name: greet\nexecution_settings: [1]", 2, "must be a mapping")]
    [InlineData("name: greet", "name: greet\noutput_variable:\n  type: text", 3, "'type' is unknown")]
    [InlineData("template_format: handlebars", "template_format: liquid", 2, "'liquid'")]
    [InlineData("template_format: handlebars", "description: d", 1, "'template_format' is missing")]
    [InlineData("template: |", "template: ''\ndescription: |", 3, "'template' is empty")]
    [InlineData("template: |", "description: |", 1, "'template' is missing")]
    [InlineData("  - name: question", "  - name: question\n  - name: question", 7, "declared twice")]
    [InlineData("  - name: question", "  - name: question\n  - name: product", 7, "'product' is required")]
    [InlineData("  - name: question", "  - name: question\n    is_required: maybe", 7, "'maybe'")]
    [InlineData("  - name: question", "  - name: question\n    required: true", 7, "'required' is unknown")]
    [InlineData("  - name: question", "  - name: the question", 6, "digits and underscores")]
    [InlineData("  - name: question", "  - question", 6, "must be a mapping")]
    [InlineData("  - name: question", "  []", 4, "'question' is not declared")]
    public void A_file_that_is_wrong_is_refused_with_file_line_and_key(string correct, string wrong, int line, string told)
    {
        _folder.Write("greet/v1.yaml", Minimal.Replace(correct, wrong, StringComparison.Ordinal));

        var message = Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message;

        message.ShouldStartWith($"{_folder["greet/v1.yaml"]}, line {line}: ");
        message.ShouldContain(told);
    }

    [Fact]
    public void A_file_that_is_nested_without_end_is_refused_and_the_process_goes_on()
    {
        _folder.Write("greet/v1.yaml", "name: " + new string('[', 200_000) + new string(']', 200_000));

        Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message.ShouldContain("nested deeper than 50 levels");
    }

    [Theory]
    [InlineData("fragments")]
    [InlineData("examples")]
    [InlineData("schemas")]
    [InlineData("../greet")]
    public void A_version_is_not_added_where_no_prompt_is_looked_for(string name)
    {
        _folder.Write("greet/v1.yaml", Minimal);
        var version = new PromptVersion { Number = 1, Author = "A", Date = new DateOnly(2026, 11, 22), Change = "First." };

        Should.Throw<PromptException>(() => PromptFolder.Read(_folder.Root).Add(name, Minimal.Replace("greet", name, StringComparison.Ordinal), version)).Message.ShouldContain($"'{name}' is no name of a prompt");

        Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("- name: greet")]
    [InlineData("name: a\n---\nname: b")]
    public void A_file_that_is_not_one_mapping_is_refused(string yaml)
    {
        _folder.Write("greet/v1.yaml", yaml);

        Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message.ShouldContain("one YAML document");
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        _folder.Write("greet/v1.yaml", "");
        File.WriteAllBytes(_folder["greet/v1.yaml"], [.. "name: gr"u8, 0xfc, .. "n"u8]);

        Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message.ShouldContain("Save it as UTF-8");
    }

    [Theory]
    [InlineData("greet/v1.yml", "greet/v1.yml is not named")]
    [InlineData("greet/V1.yaml", "greet/V1.yaml is not named")]
    [InlineData("greet/v01.yaml", "greet/v01.yaml is not named")]
    [InlineData("greet/v0.yaml", "greet/v0.yaml is not named")]
    [InlineData("greet/v99999999999.yaml", "greet/v99999999999.yaml is not named")]
    [InlineData("greet/greet.yaml", "greet/greet.yaml is not named")]
    [InlineData("greet/v1.md", "greet holds no version")]
    [InlineData("Greet me/v1.yaml", "Greet me is not named")]
    public void A_misnamed_file_or_folder_is_told_and_not_passed_over(string path, string told)
    {
        _folder.Write(path, Minimal);

        Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message.ShouldContain(told);
    }

    [Fact]
    public void A_folder_that_is_missing_or_empty_says_so()
    {
        Should.Throw<PromptException>(() => PromptFolder.Load(_folder["nowhere"])).Message.ShouldContain("does not exist");
        Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message.ShouldContain("holds no prompt");
    }

    [Fact]
    public void Windows_line_breaks_and_a_byte_order_mark_change_the_hash_but_not_the_messages()
    {
        _folder.Write("greet/v1.yaml", Minimal);
        _folder.Write("greet/v2.yaml", "\ufeff" + Minimal.ReplaceLineEndings("\r\n"));

        var versions = PromptFolder.Load(_folder.Root).Library.Templates.ToList();

        versions[1].Id.Sha256.ShouldNotBe(versions[0].Id.Sha256, StringComparer.Ordinal);
        versions[1].Render(Samples.Arguments("Hi")).Single().Text.ShouldBe(versions[0].Render(Samples.Arguments("Hi")).Single().Text);
    }
}
