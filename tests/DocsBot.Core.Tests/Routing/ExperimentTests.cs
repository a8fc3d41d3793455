using System.Globalization;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;

namespace DocsBot.Core.Tests.Routing;

public sealed class ExperimentTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("shorter-answers", "conversation-1", 0.23237586)]
    [InlineData("shorter-answers", "conversation-2", 0.17708833)]
    [InlineData("other", "conversation-1", 0.29035574)]
    public void A_conversation_lies_where_the_documented_formula_says(string experiment, string conversation, double point) =>
        ExperimentPoint.Of(experiment, conversation).ShouldBe(point, tolerance: 1e-8);

    [Fact]
    public void The_split_follows_the_weights_and_a_conversation_stays()
    {
        var experiment = Experiment(("answer", 1, 80), ("answer", 2, 15), ("answer", 3, 5));
        var ids = Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"conversation-{i}")).ToList();

        var arms = ids.Select(id => experiment.ArmOf(id).Prompt.Version!.Value).ToList();

        // Five standard deviations of a share of 20,000 are 1.4 points at most.
        arms.Count(version => version == 1).ShouldBeInRange(15_700, 16_300);
        arms.Count(version => version == 2).ShouldBeInRange(2_750, 3_250);
        arms.Count(version => version == 3).ShouldBeInRange(850, 1_150);
        ids.Select(id => experiment.ArmOf(id).Prompt.Version!.Value).ShouldBe(arms);
    }

    [Fact]
    public void The_arms_of_two_experiments_have_nothing_to_do_with_each_other()
    {
        var (one, two) = (Experiment(("answer", 1, 1), ("answer", 2, 1)), Experiment(("answer", 1, 1), ("answer", 2, 1)) with { Name = "two" });

        var same = Enumerable.Range(0, 4_000).Count(i => one.ArmOf($"c{i}").Prompt == two.ArmOf($"c{i}").Prompt);

        same.ShouldBeInRange(1_840, 2_160);
    }

    [Fact]
    public void Weights_are_shares_of_their_sum()
    {
        var (percent, fractions) = (Experiment(("answer", 1, 80), ("answer", 2, 20)), Experiment(("answer", 1, 0.8), ("answer", 2, 0.2)));

        Enumerable.Range(0, 1_000).Select(i => percent.ArmOf($"c{i}").Prompt).ShouldBe(Enumerable.Range(0, 1_000).Select(i => fractions.ArmOf($"c{i}").Prompt));
    }

    [Theory]
    [InlineData(-1, ExperimentState.Waiting)]
    [InlineData(0, ExperimentState.Running)]
    [InlineData(59, ExperimentState.Running)]
    [InlineData(60, ExperimentState.Over)]
    public void It_runs_from_its_start_up_to_its_stop(int minutes, ExperimentState expected) =>
        (Experiment(("answer", 1, 1), ("answer", 2, 1)) with { Start = Noon, Stop = Noon.AddHours(1) }).StateAt(Noon.AddMinutes(minutes)).ShouldBe(expected);

    [Fact]
    public void Without_dates_it_always_runs() => Experiment(("answer", 1, 1), ("answer", 2, 1)).StateAt(Noon).ShouldBe(ExperimentState.Running);

    [Theory]
    [InlineData(100, 5, 0, 0, null)]
    [InlineData(100, 6, 0, 0, "error rate 0.06 is over 0.05 (6 of 100 answers)")]
    [InlineData(99, 99, 0, 0, null)]
    [InlineData(0, 0, 20, 6, null)]
    [InlineData(0, 0, 20, 7, "thumbs-down rate 0.35 is over 0.3 (7 of 20 ratings)")]
    [InlineData(0, 0, 19, 19, null)]
    public void A_figure_at_its_bound_keeps_it_and_one_over_it_breaks_it(long answers, long errors, long ratings, long down, string? expected)
    {
        var experiment = Experiment(("answer", 1, 1), ("answer", 2, 1)) with { MinimumSample = 100, MinimumRatings = 20 };
        var bounds = new Guardrails { ErrorRate = 0.05, ThumbsDownRate = 0.3, CostPerAnswer = 0.02 };

        bounds.Breach(new ArmFigures(answers, errors, ratings, down, 0, 0), experiment).ShouldBe(expected);
    }

    [Theory]
    [InlineData(100, 50, 1.0, null)]
    [InlineData(100, 50, 1.01, "cost per answer 0.0202 is over 0.02 (50 answers of known cost)")]
    [InlineData(99, 50, 9.0, null)]
    [InlineData(100, 0, 0.0, null)]
    public void Cost_is_judged_over_the_answers_whose_cost_is_known(long answers, long priced, double cost, string? expected)
    {
        var experiment = Experiment(("answer", 1, 1), ("answer", 2, 1)) with { MinimumSample = 100 };

        new Guardrails { CostPerAnswer = 0.02 }.Breach(new ArmFigures(answers, 0, 0, 0, priced, cost), experiment).ShouldBe(expected);
    }

    [Fact]
    public void Without_bounds_nothing_is_broken() =>
        new Guardrails().Breach(new ArmFigures(1_000, 1_000, 1_000, 1_000, 1_000, 1_000), Experiment(("answer", 1, 1), ("answer", 2, 1))).ShouldBeNull();

    [Theory]
    [InlineData("how_to@v1", "how_to", 1)]
    [InlineData("a@v12", "a", 12)]
    [InlineData("how_to", null, null)]
    [InlineData("how_to@v", null, null)]
    [InlineData("how_to@v0", null, null)]
    [InlineData("how_to@v-1", null, null)]
    [InlineData("@v1", null, null)]
    [InlineData("how_to@1", null, null)]
    public void A_version_is_named_by_prompt_and_number(string text, string? name, int? version) =>
        (PromptReference.TryParse(text, out var reference) ? (reference.Name, reference.Version) : (null, null)).ShouldBe((name, version));

    private static PromptExperiment Experiment(params (string Name, int Version, double Weight)[] arms) => new()
    {
        Name = "shorter-answers",
        Control = new PromptReference(arms[0].Name, arms[0].Version),
        Arms = [.. arms.Select(arm => new ExperimentArm(new PromptReference(arm.Name, arm.Version), arm.Weight))],
    };
}
