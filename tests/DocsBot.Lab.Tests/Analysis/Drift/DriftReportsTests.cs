using System.Globalization;
using System.Text.Json;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Analysis.Drift;
using DocsBot.Lab.Commands;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Tests.Analysis.Drift;

public sealed class DriftReportsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docsbot-drift-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_fall_is_marked_with_what_had_changed()
    {
        var report = DriftReports.Of("nightly", [.. Enumerable.Range(0, 24).Select(day => Run(day, groundedness: day < 14 ? 0.9 : 0.7, model: day < 14 ? "gpt-4.1" : "gpt-5", snapshot: day < 5 ? "a" : "b"))]);

        var variant = report.Variants.ShouldHaveSingleItem();
        var metric = variant.Metrics.Single(metric => metric.Name == EvaluationMetric.Groundedness);
        metric.Values.Count.ShouldBe(24);
        var change = metric.Changes.ShouldHaveSingleItem();
        (change.Index, change.Before > 0.88, change.After < 0.72).ShouldBe((14, true, true));
        variant.Runs[14].Changes.ShouldBe(["model: gpt-4.1 → gpt-5"]);
        variant.Runs[5].Changes.ShouldBe(["index: a → b"]);
        variant.Runs[0].Changes.ShouldBeEmpty();
    }

    [Fact]
    public void A_run_without_a_score_does_not_move_the_change()
    {
        var runs = Enumerable.Range(0, 24).Select(day => day is 3 or 4 ? Run(day, groundedness: null) : Run(day, groundedness: day < 14 ? 0.9 : 0.7)).ToList();

        var metric = DriftReports.Of("nightly", runs).Variants[0].Metrics.Single(metric => metric.Name == EvaluationMetric.Groundedness);

        metric.Values[3].ShouldBeNull();
        metric.Changes.ShouldHaveSingleItem().Index.ShouldBe(14);
    }

    [Fact]
    public void Failed_results_are_counted_and_in_no_mean()
    {
        var run = Run(0, groundedness: 0.9);
        var failed = run with { Cases = [.. run.Cases.Take(5), .. run.Cases.Skip(5).Select(result => result with { Failure = "The model was away.", Scores = new Dictionary<string, double>() })] };

        var variant = DriftReports.Of("nightly", [failed]).Variants[0];

        variant.Runs[0].Failed.ShouldBe(15);
        variant.Metrics[0].Values[0]!.Value.ShouldBe(0.9, 0.05);
    }

    [Fact]
    public async Task The_series_is_shown_from_the_store()
    {
        var store = new EvaluationStore(_folder);
        for (var day = 0; day < 16; day++)
        {
            await Save(store, Run(day, groundedness: day < 8 ? 0.9 : 0.6));
        }

        await Save(store, Run(20, groundedness: 0.1) with { Series = null });

        (await Run("drift", "show", "--data", _folder, "--series", "nightly")).ShouldBe(0, _errors.ToString());
        var shown = _output.ToString();
        shown.ShouldContain("nightly: answer@v1, 16 runs");
        shown.ShouldContain("* 2026-11-09");
        shown.ShouldContain("perhaps the provider changed the model behind its name");

        _output.GetStringBuilder().Clear();
        (await Run("drift", "show", "--data", _folder, "--series", "nightly", "--json")).ShouldBe(0);
        using var json = JsonDocument.Parse(_output.ToString());
        json.RootElement.GetProperty("variants")[0].GetProperty("runs").GetArrayLength().ShouldBe(16);

        (await Run("drift", "show", "--data", _folder)).ShouldBe(0);
        _errors.ToString().ShouldContain("There are the series: nightly.");
    }

    [Fact]
    public async Task The_reference_is_the_newest_run_that_was_made_one_else_the_first()
    {
        var store = new EvaluationStore(_folder);
        (await DriftReference.FindAsync(store, "nightly", TestContext.Current.CancellationToken)).ShouldBeNull();
        for (var day = 0; day < 3; day++)
        {
            await Save(store, Run(day, groundedness: 0.9));
        }

        (await DriftReference.FindAsync(store, "nightly", TestContext.Current.CancellationToken))!.Id.ShouldBe(IdOf(0));
        await Save(store, Run(3, groundedness: 0.9) with { Series = new RunSeries("nightly", IsReference: true) });
        await Save(store, Run(4, groundedness: 0.9));
        (await DriftReference.FindAsync(store, "nightly", TestContext.Current.CancellationToken))!.Id.ShouldBe(IdOf(3));
    }

    [Fact]
    public async Task Without_a_series_it_says_how_to_begin_one()
    {
        (await Run("drift", "show", "--data", _folder)).ShouldBe(0, _errors.ToString());
        _errors.ToString().ShouldContain("Begin one with: drift run");
    }

    private static async Task Save(EvaluationStore store, EvaluationRun run)
    {
        await store.BeginAsync(run, run.Id, TestContext.Current.CancellationToken);
        await store.AddAsync(run.Id, run.Cases, TestContext.Current.CancellationToken);
        await store.FinishAsync(run.Id, run.StartedAt.AddMinutes(5), TestContext.Current.CancellationToken);
    }

    private static string IdOf(int day) => string.Create(CultureInfo.InvariantCulture, $"0198c0de-0000-7000-8000-{day:D12}");

    private static EvaluationRun Run(int day, double? groundedness, string model = "gpt-4.1", string snapshot = "a")
    {
        var random = new Random(day);
        return new EvaluationRun
        {
            Id = IdOf(day),
            StartedAt = new DateTimeOffset(2026, 11, 1, 3, 0, 0, TimeSpan.Zero).AddDays(day),
            FinishedAt = new DateTimeOffset(2026, 11, 1, 3, 5, 0, TimeSpan.Zero).AddDays(day),
            Sets = [new RunSet("questions", new string('e', 64), 20, snapshot)],
            Variants = [new RunVariant { Label = "answer@v1", Prompt = new PromptId("answer", 1, new string('a', 64)), Model = model }],
            Trials = 1,
            Series = new RunSeries("nightly", IsReference: false),
            Cases =
            [
                .. Enumerable.Range(0, 20).Select(number => new CaseResult
                {
                    CaseId = $"q{number}",
                    Set = "questions",
                    Question = "How?",
                    Variant = 0,
                    Trial = 1,
                    Outcome = InteractionOutcome.Answered,
                    Scores = groundedness is { } mean ? new Dictionary<string, double> { [EvaluationMetric.Groundedness] = mean + (0.05 * (random.NextDouble() - 0.5)) } : new Dictionary<string, double>(),
                    Milliseconds = 10,
                }),
            ],
        };
    }

    private Task<int> Run(params string[] arguments) => LabCommandLine.RunAsync(arguments, _output, _errors);
}
