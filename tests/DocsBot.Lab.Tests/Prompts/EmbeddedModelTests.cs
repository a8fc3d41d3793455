using DocsBot.Core.Answering;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Answers;
using DocsBot.Providers;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Tests.Prompts;

/// <summary>The embedded model follows no instruction: whatever prompt a question is routed to, it answers the same.</summary>
public sealed class EmbeddedModelTests
{
    /// <summary>Nothing but what the embedded model reads.</summary>
    private const string Bare = """
        name: answer
        template_format: handlebars
        template: |
          {{#each history}}
          <message role="{{role}}">{{text}}</message>
          {{/each}}
          <message role="user">
          {{#each sources}}
          {{open}}
          Page: {{title}}
          {{#if heading}}
          Section: {{heading}}
          {{/if}}

          {{text}}
          {{close}}
          {{/each}}
          {{question_open}}
          {{question}}
          {{question_close}}
          </message>
        input_variables:
          - { name: question }
          - { name: sources }
          - { name: history }
          - { name: question_open }
          - { name: question_close }
        """;

    private static readonly (string Question, Turn[] History)[] Questions =
    [
        ("Where does a walrus live?", []),
        ("What does it eat?", [new Turn(TurnRole.User, "Tell me of the heron"), new Turn(TurnRole.Assistant, "It stands in water.")]),
        ("And why?", [new Turn(TurnRole.User, "What does an otter hold?"), new Turn(TurnRole.Assistant, "Hands.")]),
        ("How do I bake sourdough bread?", []),
    ];

    private static string Prompts => Path.Combine(RepositoryFolder.Find()!, "prompts");

    public static TheoryData<string> Answering => [.. PromptFolder.Read(Prompts).Entries.Where(entry => entry.Version?.Domain is not null).Select(entry => entry.Id.ToString())];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Answering))]
    public async Task A_template_leaves_the_answers_of_the_embedded_model_as_they_are(string version)
    {
        // The export is the template by itself; as the only prompt of a folder it answers every question.
        var export = PromptFolder.Read(Prompts).Find(version).Export();

        var answers = await AskAsync(export.Replace(export[..export.IndexOf('\n', StringComparison.Ordinal)], "name: answer", StringComparison.Ordinal));

        answers.ShouldBe(await AskAsync(Bare));
        answers[0].ShouldContain("[1]");
        answers[^1].ShouldBeEmpty();
    }

    private static async Task<string[]> AskAsync(string prompt)
    {
        using var set = new SetFolder();
        using var prompts = new SetFolder();
        var folder = Path.Combine(prompts.Folder, "prompts");
        Directory.CreateDirectory(Path.Combine(folder, "answer"));
        await File.WriteAllTextAsync(Path.Combine(folder, "answer", "v1.yaml"), prompt, Token);
        await using var bench = await AnswerBench.BuildAsync(EvaluationSet.Read(set.Folder), PromptFolder.Load(folder), Token);
        var answers = new List<string>();
        foreach (var (question, history) in Questions)
        {
            answers.Add((await bench.AskAsync(question, history, new HashSet<string>(StringComparer.Ordinal), Token)).Text);
        }

        return [.. answers];
    }
}
