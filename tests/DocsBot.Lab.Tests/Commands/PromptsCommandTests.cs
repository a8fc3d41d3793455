using DocsBot.Lab.Commands;

namespace DocsBot.Lab.Tests.Commands;

/// <summary>A prompt engineer's day, from the first version to the release.</summary>
public sealed class PromptsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docsbot-prompts-").FullName;

    public PromptsCommandTests()
    {
        Write("fragments/tone.hbs", "Be kind.\nBe brief.\n");
        Write("greet/v1.yaml", """
            name: greet
            description: Greets.
            template_format: handlebars
            template: |
              <message role="system">
              {{> tone}}
              </message>
              <message role="user">{{question}}</message>
            input_variables:
              - name: question
            execution_settings:
              default:
                temperature: 0.2
            """);
        Write("greet/versions.yaml", """
            # Ours.
            versions:
              - version: 1
                domain: general
                author: Ada
                date: 2026-01-31
                change: The first one.
                evaluations:
                  - { set: smoke, date: 2026-02-01, sha256: abc, model: m, metrics: { groundedness: 0.9 } }
            """);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_sound_folder_passes_with_its_counts()
    {
        await RunAsync("release", "greet@v1");

        (await RunAsync("check")).ShouldBe((0, "prompts: 1, versions: 1, fragments: 1, examples: 0, released: 1, rendered: 1, exported: 1, domains: 1, rules: 0, experiments: 0, faults: 0\n", ""));
    }

    [Fact]
    public async Task The_prompts_of_the_repository_pass()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var exit = await LabCommandLine.RunAsync(["prompts", "check"], output, errors);

        errors.ToString().ShouldBeEmpty();
        exit.ShouldBe(0);
    }

    [Fact]
    public async Task Every_fault_of_a_folder_is_named()
    {
        await RunAsync("release", "greet@v1");
        Write("fragments/tone.hbs", "Be terse.");
        Write("greet/v2.yaml", Read("greet/v1.yaml").Replace("{{question}}", "{{qestion}}", StringComparison.Ordinal));
        Write("greet/v3.yaml", Read("greet/v1.yaml"));

        var (exit, output, errors) = await RunAsync("check");

        exit.ShouldBe(1);
        output.ShouldEndWith("faults: 3\n");
        errors.ShouldContain("v2.yaml, line 8: the variable 'qestion' is not declared");
        errors.ShouldContain("greet@v1 is released and has changed since, in the file or in its fragments (tone)");
        errors.ShouldContain("v3.yaml: versions.yaml beside it does not describe it");
    }

    [Fact]
    public async Task A_new_version_knows_its_parent_and_leaves_what_was_written_alone()
    {
        var (exit, output, _) = await RunAsync("new", "greet", "--from", "v1", "--author", "Ben", "--change", "Says: \"hello\"");
        Write("greet/v2.yaml", Read("greet/v2.yaml").Replace("0.2", "0.7", StringComparison.Ordinal));
        Write("fragments/tone.hbs", "Be kind.\nBe terse.\n");

        exit.ShouldBe(0);
        output.ShouldContain("is a copy of greet@v1");
        Read("greet/versions.yaml").ShouldStartWith("# Ours.");
        (await RunAsync("check")).Exit.ShouldBe(0);
        var lineage = (await RunAsync("lineage", "greet")).Output.Split('\n');
        lineage[1].ShouldMatch("^  v1 [0-9a-f]{12}  2026-01-31 Ada \\(general\\): The first one\\.$");
        lineage[2].ShouldBe("      2026-02-01 smoke, m (of other bytes): groundedness 0.9");
        lineage[3].ShouldMatch("^    v2 [0-9a-f]{12}  .* Ben \\(general\\): Says: \"hello\"$");
    }

    [Fact]
    public async Task A_difference_is_shown_with_fragments_and_settings()
    {
        await RunAsync("new", "greet");
        Write("fragments/loud.hbs", "Be loud.\n");
        Write("greet/v2.yaml", Read("greet/v2.yaml").Replace("{{> tone}}", "{{> loud}}", StringComparison.Ordinal).Replace("0.2", "0.7", StringComparison.Ordinal));

        var (exit, output, _) = await RunAsync("diff", "greet@v1", "greet@v2");

        exit.ShouldBe(0);
        output.Split('\n').Where(line => line.StartsWith('-') || line.StartsWith('+')).Skip(2)
            .ShouldBe(["-  Be kind.", "-  Be brief.", "+  Be loud.", "-    temperature: 0.2", "+    temperature: 0.7"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_export_has_no_include_left_and_comes_back_in_as_the_next_version()
    {
        var file = Path.Combine(_folder, "export.txt");

        (await RunAsync("export", "greet@v1", "--output", file)).Exit.ShouldBe(0);
        var (exit, output, _) = await RunAsync("import", file);

        var export = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        export.ShouldContain("  Be kind.\n  Be brief.\n");
        export.ShouldNotContain("{{>");
        (exit, output).ShouldBe((0, $"{file} is taken in as greet@v2: {Path.Combine(_folder, "greet", "v2.yaml")}\n"));
        (await RunAsync("export", "greet@v2")).Output.ShouldBe(export);
        (await RunAsync("check")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_prompt_of_Semantic_Kernel_is_taken_in_with_what_was_changed()
    {
        var file = Path.Combine(_folder, "theirs.txt");
        Write("theirs.txt", "name: Ask\ntemplate: |\n  Say hello to {{$input}}.\n");

        var (exit, output, errors) = await RunAsync("import", file, "--map", "input=question", "--as", "ask");

        errors.ShouldBeEmpty();
        exit.ShouldBe(0);
        output.ShouldBe($"""
            {file} is taken in as ask@v1: {Path.Combine(_folder, "ask", "v1.yaml")}
            - The name Ask is now ask.
            - The template is turned into Handlebars.
            - The variable input is now question.
            - The text has no messages and holds the question: it became one message of the user.
            - The variable question is declared.

            """);
        (await RunAsync("check")).Exit.ShouldBe(0);
        (await RunAsync("import", file, "--map", "input")).Errors.ShouldContain("as --map input=question");
    }

    [Fact]
    public async Task An_export_that_Semantic_Kernel_would_misread_is_written_with_a_remark()
    {
        Write("greet/v2.yaml", Read("greet/v1.yaml").Replace("{{question}}", "Is 1 &lt; 2? {{question}}", StringComparison.Ordinal));

        var (exit, output, errors) = await RunAsync("export", "greet@v2");

        exit.ShouldBe(0);
        output.ShouldContain("1 &lt; 2");
        errors.ShouldStartWith("greet@v2: Semantic Kernel decodes a template before it reads its messages");
        (await RunAsync("export", "greet@v1")).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_difference_shows_the_settings_that_an_export_leaves_out()
    {
        await RunAsync("new", "greet");
        Write("fix/v1.yaml", Read("greet/v1.yaml").Replace("name: greet", "name: fix", StringComparison.Ordinal));
        Write("greet/v2.yaml", Read("greet/v2.yaml") + "\n  docsbot: { correction: fix }\n");

        (await RunAsync("diff", "greet@v1", "greet@v2")).Output.ShouldContain("correction: fix");
        (await RunAsync("export", "greet@v2")).Output.ShouldNotContain("correction");
    }

    [Fact]
    public async Task A_file_that_does_not_hold_is_not_taken_in()
    {
        var file = Path.Combine(_folder, "theirs.yaml");
        Write("theirs.yaml", Read("greet/v1.yaml").Replace("{{question}}", "{{product}}", StringComparison.Ordinal));

        var (exit, _, errors) = await RunAsync("import", file);

        exit.ShouldBe(1);
        errors.ShouldContain("'product' is not declared");
        File.Exists(Path.Combine(_folder, "greet", "v2.yaml")).ShouldBeFalse();
        Read("greet/versions.yaml").ShouldNotContain("version: 2");
    }

    [Theory]
    [InlineData("release", "greet@v9", "There is no prompt greet@v9")]
    [InlineData("export", "gret", "There are: greet@v1.")]
    [InlineData("new", "nobody", "There is no prompt nobody")]
    [InlineData("import", "no-such-file.yaml", "no-such-file.yaml")]
    public async Task What_is_not_there_is_named(string command, string argument, string told)
    {
        var (exit, _, errors) = await RunAsync(command, argument);

        exit.ShouldBe(1);
        errors.ShouldContain(told);
    }

    [Fact]
    public async Task A_version_that_nobody_described_is_not_released()
    {
        Write("greet/v2.yaml", Read("greet/v1.yaml"));

        (await RunAsync("release", "greet@v2")).Errors.ShouldContain("does not describe it");

        File.Exists(Path.Combine(_folder, "released.lock")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_cannot_be_searched_in_time_is_refused_in_words()
    {
        var file = Path.Combine(_folder, "huge.yaml");
        File.WriteAllText(file, $"name: greet\ntemplate: \"{string.Concat(Enumerable.Repeat("{{ a ", 150_000))}\"\n");

        var (exit, _, errors) = await RunAsync("import", file);

        exit.ShouldBe(1);
        errors.ShouldContain("Nothing was changed in the folder of prompts.");
    }

    private async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exit = await LabCommandLine.RunAsync(["prompts", .. arguments, "--prompts", _folder], output, errors);
        return (exit, output.ToString(), errors.ToString());
    }

    private string Read(string path) => File.ReadAllText(Path.Combine(_folder, path));

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
