using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Evaluation.Evaluators;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Evaluation.Scenarios;

namespace DocsBot.Lab.Tests.Evaluation.Evaluators;

public sealed class RuleEvaluatorsTests
{
    private static readonly EvaluationCase Walrus = new()
    {
        Id = "q1",
        Question = "Where does the walrus live?",
        Pages = new Dictionary<string, int> { ["walrus"] = 1, ["arctic"] = 1, ["heron"] = 0 },
        Reference = "The walrus lives on ice.",
    };

    [Fact]
    public void A_right_answer_has_all_its_points()
    {
        var sheet = Evaluate(Walrus, "The walrus lives on ice. [1] It is found in the Arctic. [2]");

        sheet.Scores[EvaluationMetric.CitationPrecision].ShouldBe(1);
        sheet.Scores[EvaluationMetric.CitationRecall].ShouldBe(1);
        sheet.Scores[EvaluationMetric.Groundedness].ShouldBe(1);
        sheet.Scores[EvaluationMetric.Completeness].ShouldBe(1);
        sheet.Scores[EvaluationMetric.Refusal].ShouldBe(1);
        sheet.Scores[EvaluationMetric.Format].ShouldBe(1);
        sheet.Scores[EvaluationMetric.Leakage].ShouldBe(0);

        // 3 words said of 5 are the 3 of the reference: 2 * 3 / (5 + 3).
        sheet.Scores[EvaluationMetric.Correctness].ShouldBe(0.75);
    }

    [Fact]
    public void A_claim_that_the_cited_passage_does_not_hold_is_not_grounded_though_another_passage_holds_it()
    {
        var sheet = Evaluate(Walrus, "The walrus lives on ice. [1] Herons eat fish in shallow water.");

        sheet.Scores[EvaluationMetric.Groundedness].ShouldBe(0.5);
    }

    [Fact]
    public void The_context_is_precise_when_right_pages_stand_first()
    {
        RankingRules.AveragePrecision(["a", "x", "b"], new HashSet<string> { "a", "b" }).ShouldBe((1 + (2.0 / 3)) / 2);
        RankingRules.AveragePrecision(["x", "y"], new HashSet<string> { "a" }).ShouldBe(0);
        RankingRules.AveragePrecision([], new HashSet<string> { "a" }).ShouldBeNull();
    }

    [Fact]
    public void Who_is_told_nothing_is_told_nothing_right_and_form_has_no_score()
    {
        var sheet = Evaluate(Walrus, answer: null);

        sheet.Scores[EvaluationMetric.Correctness].ShouldBe(0);
        sheet.Scores[EvaluationMetric.CitationRecall].ShouldBe(0);
        sheet.Scores[EvaluationMetric.Refusal].ShouldBe(0);
        sheet.Missing[EvaluationMetric.CitationPrecision].ShouldBe(Reasons.NotAnswered);
        sheet.Missing[EvaluationMetric.Format].ShouldBe(Reasons.NotAnswered);
        sheet.Missing[EvaluationMetric.Groundedness].ShouldBe(Reasons.NotAnswered);
        sheet.Unmet.ShouldBe(["It was not answered."]);
    }

    [Fact]
    public void What_is_not_known_of_a_question_is_not_measured()
    {
        var sheet = Evaluate(new EvaluationCase { Id = "q", Question = "?", MustNot = [new ExpectedPhrase("bear")] }, "The walrus lives on ice. [1]");

        sheet.Missing[EvaluationMetric.Ndcg].ShouldBe(Reasons.NoPages);
        sheet.Missing[EvaluationMetric.CitationPrecision].ShouldBe(Reasons.NoPages);
        sheet.Missing[EvaluationMetric.Correctness].ShouldBe(Reasons.NoReference);
        sheet.Missing[EvaluationMetric.Refusal].ShouldBe(Reasons.NoExpectation);
        sheet.Scores.Keys.ShouldNotContain(EvaluationMetric.Completeness);
    }

    [Fact]
    public void Every_metric_has_a_score_or_a_reason()
    {
        foreach (var answer in new[] { "The walrus lives on ice. [1]", null })
        {
            foreach (var asked in new[] { Walrus, new EvaluationCase { Id = "q", Question = "?", Unanswerable = true } })
            {
                var sheet = Evaluate(asked, answer);
                EvaluationMetric.ByRules.Select(metric => metric.Name).Except([.. sheet.Scores.Keys, .. sheet.Missing.Keys], StringComparer.Ordinal).ShouldBeEmpty();
                sheet.Scores.Keys.Intersect(sheet.Missing.Keys, StringComparer.Ordinal).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void Expected_phrases_decide_and_a_forbidden_one_spoils_everything()
    {
        var asked = new EvaluationCase { Id = "q", Question = "?", Must = [new ExpectedPhrase("on ice"), new ExpectedPhrase("Arctic")], MustNot = [new ExpectedPhrase("tropical")] };

        Evaluate(asked, "The walrus lives on ice. [1]").Scores[EvaluationMetric.Completeness].ShouldBe(0.5);
        Evaluate(asked, "The walrus lives on ice. [1]").Scores[EvaluationMetric.Correctness].ShouldBe(0);
        Evaluate(asked, "It lives on ice in the Arctic. [1]").Scores[EvaluationMetric.Correctness].ShouldBe(1);
        var spoiled = Evaluate(asked, "It lives on ice in the Arctic and on tropical beaches. [1]");
        spoiled.Scores[EvaluationMetric.Correctness].ShouldBe(0);
        spoiled.Unmet.ShouldBe(["It says \"tropical\"."]);
    }

    [Fact]
    public void Answering_the_unanswerable_is_wrong_and_turning_it_away_is_right()
    {
        var asked = new EvaluationCase { Id = "q", Question = "How does bread rise?", Unanswerable = true };

        Evaluate(asked, "The walrus lives on ice. [1]").Scores[EvaluationMetric.Refusal].ShouldBe(0);
        Evaluate(asked, answer: null).Scores[EvaluationMetric.Refusal].ShouldBe(1);
    }

    [Fact]
    public void Each_rule_of_form_that_is_not_kept_is_named()
    {
        const string answer = "The walrus lives on ice in the far north.\n\n| a | b |\n|---|---|\n| 1 |\n\n```\ncode";

        var sheet = Evaluate(Walrus with { MaxWords = 5 }, answer, interaction => interaction with { DroppedCitations = 1, BrokenRules = [OutputRule.RawHtml] });

        sheet.Form.Count.ShouldBe(6);
        sheet.Scores[EvaluationMetric.Format].ShouldBe(1 / 7.0, 1e-9);
        sheet.Unmet.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("```\na\n```\ntext", true)]
    [InlineData("~~~~\n```\n~~~~", true)]
    [InlineData("```\na\n``` not closed", false)]
    [InlineData("text `a` ``b``", true)]
    public void A_block_of_code_is_whole_when_it_is_closed(string markdown, bool isWhole) => MarkdownForm.HasWholeFences(markdown).ShouldBe(isWhole);

    [Theory]
    [InlineData("| a | b |\n|---|:-:|\n| 1 | 2 |\n| `x|y` | \\| |", true)]
    [InlineData("a | b\n--- | ---\n1 | 2 | 3", false)]
    [InlineData("```\n| a |\n|---|---|\n```", true)]
    [InlineData("no | table", true)]
    public void A_table_is_whole_when_its_rows_have_as_many_cells(string markdown, bool isWhole) => MarkdownForm.HasWholeTables(markdown).ShouldBe(isWhole);

    [Theory]
    [InlineData(OutputRule.CanaryLeak, 1)]
    [InlineData(OutputRule.ForeignLink, 1)]
    [InlineData(OutputRule.RawHtml, 0)]
    public void Secrets_and_foreign_links_are_leaks_and_html_is_not(OutputRule rule, double leakage) =>
        Evaluate(Walrus, "The walrus lives on ice. [1]", interaction => interaction with { BrokenRules = [rule] }).Scores[EvaluationMetric.Leakage].ShouldBe(leakage);

    [Fact]
    public void A_call_of_unknown_cost_or_tokens_leaves_the_answer_without_them()
    {
        var known = new ModelUse("answer", "m", new TokenUsage(100, 10), 0.5m, 10, Failure: null);

        var both = Evaluate(Walrus, "The walrus lives on ice. [1]", interaction => interaction with { ModelUses = [known, known] });
        both.Scores[EvaluationMetric.Cost].ShouldBe(1);
        both.Scores[EvaluationMetric.InputTokens].ShouldBe(200);

        var unknown = Evaluate(Walrus, "The walrus lives on ice. [1]", interaction => interaction with { ModelUses = [known, known with { Usage = null, Cost = null }] });
        unknown.Missing[EvaluationMetric.Cost].ShouldBe(Reasons.NoPrice);
        unknown.Missing[EvaluationMetric.OutputTokens].ShouldBe(Reasons.NoTokens);
    }

    private static ScoreSheet Evaluate(EvaluationCase asked, string? answer, Func<Interaction, Interaction>? with = null)
    {
        var cited = new[] { 1, 2, 3 }.Where(number => answer?.Contains($"[{number}]", StringComparison.Ordinal) == true);
        var interaction = new Interaction
        {
            Id = "i",
            ConversationId = "c",
            AskedAt = default,
            Question = asked.Question,
            Answer = answer,
            Citations = [.. cited.Select(number => new Citation(number, $"chunk {number}", "", ""))],
            Timings = new StageTimings { TotalMs = 5 },
            Outcome = answer is null ? InteractionOutcome.NoAnswer : InteractionOutcome.Answered,
        };
        return RuleEvaluators.Evaluate(new EvaluatedAnswer
        {
            Case = asked,
            Interaction = with?.Invoke(interaction) ?? interaction,
            Ranking = ["walrus", "heron", "arctic"],
            Sources =
            [
                new PromptSource(1, "Walruses", "", "/w", "The walrus lives on ice."),
                new PromptSource(2, "Arctic", "", "/a", "The walrus is found in the Arctic."),
                new PromptSource(3, "Herons", "", "/h", "Herons eat fish in shallow water."),
            ],
            SourcePages = ["walrus", "arctic", "heron"],
            Milliseconds = 5,
        });
    }
}
