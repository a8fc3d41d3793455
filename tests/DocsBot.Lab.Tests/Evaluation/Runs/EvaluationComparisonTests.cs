using DocsBot.Core.Interactions;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Tests.Evaluation.Runs;

public sealed class EvaluationComparisonTests
{
    [Fact]
    public void The_trials_of_a_question_count_as_one_question()
    {
        var run = Runs.Of("r", [.. Cases("q1", 0, 0, 1), .. Cases("q1", 1, 1, 1), .. Cases("q2", 0, 0.5, 0.5), .. Cases("q2", 1, 0.5, 0.5)], trials: 2);

        var row = EvaluationComparison.Of(run, 0, 1).Find(EvaluationMetric.Correctness).ShouldNotBeNull();

        row.Pairs.ShouldBe(2);
        row.Baseline.ShouldBe(0.5);
        row.Candidate.ShouldBe(0.75);
        row.Paired.Difference.Mean.ShouldBe(0.25);
    }

    [Fact]
    public void A_question_that_failed_or_has_no_score_on_one_side_is_in_no_mean()
    {
        var failed = Runs.Case("q2", 1) with { Failure = "The model was unavailable.", Outcome = InteractionOutcome.Failed, Missing = new Dictionary<string, string>() };
        var run = Runs.Of("r", [Runs.Case("q1", 0, 1), Runs.Case("q1", 1, 1), Runs.Case("q2", 0, 1), failed, Runs.Case("q3", 0), Runs.Case("q3", 1, 0)]);

        EvaluationComparison.Of(run, 0, 1).Find(EvaluationMetric.Correctness)!.Pairs.ShouldBe(1);
        var summary = RunSummary.Of(run, 1);
        (summary.Results, summary.Failed).ShouldBe((3, 1));
        summary.Means[EvaluationMetric.Correctness].ShouldBe(new MetricMean(0.5, 2));
        RunSummary.Of(run, 0).Missing.ShouldBe([new MissingScores(EvaluationMetric.Correctness, "there is no reference answer", 1)]);
    }

    [Fact]
    public void A_gain_in_every_question_is_shown_and_less_cost_is_better()
    {
        var run = Runs.Of("r", Enumerable.Range(0, 40).SelectMany(i => new[]
        {
            WithCost(Runs.Case($"q{i}", 0, 0.2 + (i % 5 / 10.0)), 0.01),
            WithCost(Runs.Case($"q{i}", 1, 0.4 + (i % 5 / 10.0) + (i % 3 / 100.0)), 0.02),
        }));

        var comparison = EvaluationComparison.Of(run, 0, 1);

        comparison.Find(EvaluationMetric.Correctness)!.CorrectedVerdict.ShouldBe(Verdict.Better);
        var cost = comparison.Find(EvaluationMetric.Cost)!;
        cost.Paired.Difference.Mean.ShouldBe(0.01, 1e-9);
        cost.Verdict.ShouldBe(Verdict.Worse);
        EvaluationComparison.Of(run, 1, 0).Find(EvaluationMetric.Cost)!.Verdict.ShouldBe(Verdict.Better);
    }

    [Fact]
    public void Many_metrics_are_corrected_for_each_other()
    {
        // A lone metric with p = 0.03 would count; among three it does not (Holm: 3 * 0.03).
        var rows = Holm.Adjust([Row(0.03), Row(0.5), Row(0.01)]);

        rows.Select(row => row.AdjustedPValue!.Value).ShouldBe([0.06, 0.5, 0.03], 1e-12);
        rows[0].Verdict.ShouldBe(Verdict.Better);
        rows[0].CorrectedVerdict.ShouldBe(Verdict.NotShown);
        rows[2].CorrectedVerdict.ShouldBe(Verdict.Better);
    }

    [Fact]
    public void The_detectable_effect_is_that_of_the_formula()
    {
        // s = 1 with 100 questions of +1 and -1 in turn but for the n - 1: 2.8016 * s / 10.
        double[] differences = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1.0 : -1)];

        DetectableEffect.Of(differences)!.Value.ShouldBe(2.8016 * Math.Sqrt(100.0 / 99) / 10, 1e-4);
        DetectableEffect.Of([0.5]).ShouldBeNull();
        DetectableEffect.Of([0, 0, 0]).ShouldBe(0);
    }

    [Fact]
    public void Slices_have_rows_of_their_own_and_few_questions_are_flagged()
    {
        var slice = new Dictionary<string, string> { ["language"] = "de" };
        var run = Runs.Of("r", Enumerable.Range(0, 35).SelectMany(i => new[] { 0, 1 }.Select(variant =>
            Runs.Case($"q{i}", variant, variant, set: i < 33 ? "animals" : "plants") with { Slices = i < 5 ? slice : [] })));

        var slices = EvaluationComparison.Of(run, 0, 1).Slices;

        slices.Select(row => (row.Name, row.Value, row.Row.Pairs, row.IsSmall)).ShouldBe([("language", "de", 5, true), ("set", "animals", 33, false), ("set", "plants", 2, true)]);
    }

    [Fact]
    public void Two_runs_are_compared_on_the_questions_that_both_asked()
    {
        var before = Runs.Of("r1", [Runs.Case("q1", 0, 0.5), Runs.Case("q2", 0, 0.5)]);
        var after = Runs.Of("r2", [Runs.Case("q2", 1, 1), Runs.Case("q3", 1, 1)]);

        var row = EvaluationComparison.Of((before, 0), (after, 1)).Metrics.ShouldHaveSingleItem();

        (row.Pairs, row.Paired.Difference.Mean).ShouldBe((1, 0.5));
    }

    private static IEnumerable<CaseResult> Cases(string id, int variant, params double[] correctness) => correctness.Select((score, i) => Runs.Case(id, variant, score, i + 1));

    private static CaseResult WithCost(CaseResult result, double cost) =>
        result with { Scores = new Dictionary<string, double>(result.Scores) { [EvaluationMetric.Cost] = cost } };

    private static MetricComparison Row(double pValue) =>
        new(EvaluationMetric.Find(EvaluationMetric.Correctness)!, 0, 0.1, 10, new PairedComparison(new Interval(0.1, 0.01, 0.2), pValue), 0.1);
}
