using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Commands;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Providers.Log;
using DocsBot.Providers.Prompts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Tests.Lifecycle;

/// <summary>A folder of prompts with three versions of <c>answer</c>, of which the first answers, and a data folder beside it.</summary>
internal sealed class LifecycleFolder : IDisposable
{
    public const string Routing = """
        # Ours.
        default: general
        domains:
          - name: how-to
            description: Steps.
            prompt: how_to@v1
          - name: general
            description: Everything else.
            prompt: answer@v1  # the first
        """;

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("docsbot-lifecycle-");
    private int _interactions;

    public LifecycleFolder()
    {
        foreach (var version in new[] { 1, 2, 3 })
        {
            Write($"answer/v{version}.yaml", Template("answer", $"Version {version}."));
        }

        Write("how_to/v1.yaml", Template("how_to", "Steps."));
        Write("answer/versions.yaml", """
            versions:
              # The first.
              - version: 1
                author: Ada
                date: 2026-01-31
                change: One.
              - version: 2
                parent: 1
                author: Ada
                date: 2026-02-01
                change: Two.
              - { version: 3, parent: 2, author: Ada, date: 2026-02-02, change: Three. }

            """);
        Write("routing.yaml", Routing);
        var folder = PromptFolder.Read(Prompts);
        folder.Lock.Release(folder.Find("answer@v1").Id);
    }

    public string Prompts => Path.Combine(_root.FullName, "prompts");

    public string Data => Path.Combine(_root.FullName, "data");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _root.Delete(recursive: true);
    }

    public PromptId Id(int version) => PromptFolder.Read(Prompts).Find($"answer@v{version}").Id;

    public string Read(string file) => File.ReadAllText(Path.Combine(Prompts, file));

    public void Write(string file, string text)
    {
        var path = Path.Combine(Prompts, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>All files with their texts.</summary>
    public Dictionary<string, string> Files() => Directory.GetFiles(Prompts, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);

    public async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = await LabCommandLine.RunAsync([.. args, "--prompts-folder", Prompts, "--data", Data], output, errors);
        return (exit, output.ToString(), errors.ToString());
    }

    /// <summary>Keeps a complete evaluation in which each question's correctness differs by so much, give or take a little.</summary>
    public async Task EvaluateAsync(PromptId baseline, PromptId candidate, double gain, int questions = 40, string id = "0198c0de-0000-7000-8000-000000000001", bool isFinished = true)
    {
        Directory.CreateDirectory(Data);
        var store = new EvaluationStore(Data);
        var run = new EvaluationRun
        {
            Id = id,
            StartedAt = Now,
            Sets = [new RunSet("animals", "abc", questions, "snapshot-1")],
            Variants = [.. new[] { baseline, candidate }.Select(prompt => new RunVariant { Label = prompt.ToString(), Prompt = prompt, Model = "scripted" })],
            Trials = 1,
        };
        var stop = TestContext.Current.CancellationToken;
        await store.BeginAsync(run, id, stop);
        await store.AddAsync(id, [.. Enumerable.Range(0, questions).SelectMany(i => new[] { Case(i, 0, 0.5), Case(i, 1, 0.5 + gain + (i % 3 * 0.01)) })], [], stop);
        if (isFinished)
        {
            await store.FinishAsync(id, Now.AddMinutes(1), stop);
        }
    }

    /// <summary>Writes conversations of one rated answer each into the log.</summary>
    public async Task LogAsync(string? experiment, PromptId prompt, int conversations, int thumbsDown, decimal cost = 0.01m)
    {
        await using var log = new InteractionLog(new InteractionLogOptions { Path = Path.Combine(Data, InteractionLogOptions.FileName) }, TimeProvider.System, NullLogger<InteractionLog>.Instance);
        for (var i = 0; i < conversations; i++)
        {
            var interaction = Interaction(experiment, prompt, cost + (i % 2 * cost / 10));
            log.Record(interaction);
            log.Record(new Feedback(interaction.Id, interaction.ConversationId, i >= thumbsDown, Comment: null, interaction.AskedAt.AddSeconds(5)));

            // The queue is bounded, and drops what does not fit.
            if (i % 100 == 99)
            {
                await log.FlushAsync(TestContext.Current.CancellationToken);
            }
        }

        await log.FlushAsync(TestContext.Current.CancellationToken);
        log.Dropped.ShouldBe(0);
    }

    private Interaction Interaction(string? experiment, PromptId prompt, decimal cost)
    {
        var number = FormattableString.Invariant($"{++_interactions:D12}");
        return new Interaction
        {
            Id = $"0198c0de-0000-7000-8000-{number}",
            ConversationId = $"c{number}",
            AskedAt = TimeProvider.System.GetUtcNow().AddHours(-1),
            Question = "How?",
            Prompt = prompt,
            Route = new InteractionRoute("general", "default", experiment, experiment is null ? null : prompt.ToString()),
            ModelUses = [new ModelUse("answer", "m", Usage: null, cost, 1, Failure: null)],
            Timings = new StageTimings { TotalMs = 1 },
            Outcome = InteractionOutcome.Answered,
        };
    }

    private static CaseResult Case(int question, int variant, double correctness) => new()
    {
        CaseId = FormattableString.Invariant($"q{question}"),
        Set = "animals",
        Question = "How?",
        Variant = variant,
        Trial = 1,
        Outcome = InteractionOutcome.Answered,
        Scores = new Dictionary<string, double>(StringComparer.Ordinal) { [EvaluationMetric.Correctness] = correctness, [EvaluationMetric.InputTokens] = 1000 + (variant * 50) + question },
        Milliseconds = 1,
    };

    private static string Template(string name, string task) => $$$"""
        name: {{{name}}}
        template_format: handlebars
        template: |
          <message role="system">
          {{{task}}}
          </message>
          <message role="user">
          {{#each sources}}
          {{open}}
          Page: {{title}}

          {{text}}
          {{close}}
          {{/each}}
          {{question_open}}
          {{question}}
          {{question_close}}
          </message>
        input_variables: [{ name: sources }, { name: question }, { name: question_open }, { name: question_close }]
        """;
}
