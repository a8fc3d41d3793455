using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Prompts.Ablation;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Tests.Prompts.Ablation;

/// <summary>A prompt without one of its parts, in memory.</summary>
public sealed class PromptAblationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PromptAblationTests()
    {
        _folder.Write("fragments/canary.hbs", "Secret {{canary}}.");
        _folder.Write("fragments/tone.hbs", "- Be kind.\n{{> brief}}\n");
        _folder.Write("fragments/brief.hbs", "- Be brief.\n");
        _folder.Write("fragments/silence.hbs", "- Else write {{no_answer}}.\n");
        _folder.Write("fragments/question.hbs", "{{question_open}}\n{{question}}\n{{question_close}}\n");
        _folder.Write("examples/some.yaml", "examples:\n  - { id: one, tags: [], question: Red?, answer: Red. }\n  - { id: two, tags: [], question: Blue?, answer: Blue. }\n");
        _folder.Write("answer/v1.yaml", """
            name: answer
            template_format: handlebars
            template: |
              <message role="system">
              {{> canary}}
              # Task
              Answer.
              ## More
              More.
              # Rules
              {{> tone}}
              {{> silence}}
              {{#each examples}}
              Example: {{question}}
              {{/each}}
              </message>
              <message role="user">
              {{> question}}
              </message>
            input_variables: [{ name: canary }, { name: no_answer }, { name: question }, { name: question_open }, { name: question_close }, { name: examples, is_required: false }]
            execution_settings:
              docsbot:
                examples: { from: some, most: 1 }
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_part_is_taken_out_alone_and_what_DocsBot_relies_on_stays()
    {
        var parts = Parts(withSections: false);

        parts.Select(part => (part.Kind, part.Name, part.Without is null)).ShouldBe(
        [
            (AblatedKind.Fragment, "brief", false),
            (AblatedKind.Fragment, "canary", true),
            (AblatedKind.Fragment, "question", true),
            (AblatedKind.Fragment, "silence", true),
            (AblatedKind.Fragment, "tone", false),
            (AblatedKind.Examples, "some", false),
            (AblatedKind.Example, "one", false),
            (AblatedKind.Example, "two", false),
        ]);
        Part(parts, "canary").Required.ShouldNotBeNull().ShouldContain("it holds the canary");
        Part(parts, "silence").Required.ShouldNotBeNull().ShouldContain("when the passages do not answer");
        Part(parts, "question").Required.ShouldNotBeNull().ShouldBe("it shows the question");
    }

    [Fact]
    public void What_is_taken_out_leaves_no_line_behind()
    {
        var parts = Parts(withSections: false);

        Text(Part(parts, "brief").Without!).ShouldBe(Text(Entry().Template).Replace("- Be brief.\n", "", StringComparison.Ordinal));
        Text(Part(parts, "tone").Without!).ShouldBe(Text(Entry().Template).Replace("- Be kind.\n- Be brief.\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void The_next_example_takes_the_place_of_one_and_none_that_of_all()
    {
        var parts = Parts(withSections: false);

        ExamplesOf(Entry().Template).ShouldBe(["one"]);
        ExamplesOf(Part(parts, "one").Without!).ShouldBe(["two"]);
        ExamplesOf(Part(parts, "two").Without!).ShouldBe(["one"]);
        ExamplesOf(Part(parts, "some").Without!).ShouldBeEmpty();
    }

    [Fact]
    public void A_section_goes_with_all_under_its_heading_down_to_the_next_of_its_level()
    {
        var parts = Parts(withSections: true).Where(part => part.Kind == AblatedKind.Section).ToList();

        parts.Select(part => part.Name).ShouldBe(["Task", "More", "Rules"]);
        Text(Part(parts, "Task").Without!).ShouldBe(Text(Entry().Template).Replace("# Task\nAnswer.\n## More\nMore.\n", "", StringComparison.Ordinal));
        Text(Part(parts, "More").Without!).ShouldBe(Text(Entry().Template).Replace("## More\nMore.\n", "", StringComparison.Ordinal));
        Part(parts, "Rules").Required.ShouldNotBeNull().ShouldContain("when the passages do not answer");
    }

    [Fact]
    public void Each_ablation_has_a_hash_of_its_own_and_the_files_stay()
    {
        var before = Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);

        var hashes = Parts(withSections: true).Select(part => part.Without?.Id.Sha256).OfType<string>().Append(Entry().Id.Sha256).ToList();

        hashes.ShouldBeUnique();
        Parts(withSections: true).Select(part => part.Without?.Id.Sha256).OfType<string>().ShouldBe(hashes[..^1]);
        Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void The_shipped_prompts_cannot_do_without_what_keeps_them_safe()
    {
        var folder = PromptFolder.Read(Repository.PathOf("prompts"));

        var parts = PromptAblation.Of(folder, folder.Find("how_to@v1"), withSections: true);

        parts.Where(part => part.Required is not null).Select(part => part.Name).ShouldBe(["canary", "data_boundary", "passages", "question", "refusal", "Context", "Rules"], ignoreOrder: true);
        parts.Count(part => part.Without is not null).ShouldBeGreaterThan(5);
    }

    private IReadOnlyList<AblatedPart> Parts(bool withSections)
    {
        var folder = PromptFolder.Read(_folder.Root);
        folder.Faults.ShouldBeEmpty();
        return PromptAblation.Of(folder, folder.Entries.Single(), withSections);
    }

    private PromptEntry Entry() => PromptFolder.Read(_folder.Root).Entries.Single();

    private static AblatedPart Part(IEnumerable<AblatedPart> parts, string name) => parts.Single(part => part.Name == name);

    private static string Text(PromptTemplate template) => template.Render(Samples.Arguments("Why?")).First(message => message.Role == ChatRole.System).Text;

    private static IEnumerable<string> ExamplesOf(PromptTemplate template) => template.Examples!.First.Select(example => example.Id);
}
