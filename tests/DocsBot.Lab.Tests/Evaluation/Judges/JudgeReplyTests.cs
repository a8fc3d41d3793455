using DocsBot.Lab.Evaluation.Judges;

namespace DocsBot.Lab.Tests.Evaluation.Judges;

public sealed class JudgeReplyTests
{
    [Fact]
    public void Claims_are_counted_and_those_without_support_are_noted()
    {
        var judged = JudgeReply.Groundedness("""
            Here you are:
            ```json
            {"claims": [{"claim": "A", "verdict": "supported"}, {"claim": "B", "verdict": "not_found"}, {"claim": "C", "verdict": "contradicted"}, {"claim": "D", "verdict": "supported"}]}
            ```
            """, 1);

        (judged.Score, judged.Verdict, judged.Fault).ShouldBe((0.5, "2 of 4 supported", null));
        judged.Notes.ShouldBe(["not_found: B", "contradicted: C"]);
    }

    [Theory]
    [InlineData("""{"facts": [{"fact": "A", "verdict": "stated"}], "verdict": "correct"}""", 1, "correct")]
    [InlineData("""{"facts": [{"fact": "A", "verdict": "stated"}, {"fact": "B", "verdict": "missing"}], "verdict": "partial"}""", 0.5, "partial")]
    [InlineData("""{"facts": [{"fact": "A", "verdict": "contradicted"}], "verdict": "wrong"}""", 0, "wrong")]
    [InlineData("""{"facts": [], "verdict": "declined"}""", 0, "declined")]
    public void A_verdict_on_correctness_has_a_score(string reply, double score, string verdict)
    {
        var judged = JudgeReply.Correctness(reply, 1);

        (judged.Score, judged.Verdict).ShouldBe((score, verdict));
    }

    [Theory]
    [InlineData("The answer is fine.")]
    [InlineData("{}")]
    [InlineData("""{"facts": [{"fact": "A", "verdict": "fine"}], "verdict": "correct"}""")]
    [InlineData("""{"facts": [{"fact": "A", "verdict": "stated"}], "verdict": "great"}""")]
    [InlineData("""{"facts": [], "verdict": "partial"}""")]
    [InlineData("""{"facts": "none", "verdict": "correct"}""")]
    [InlineData("""{"facts": [{"fact": "A", "verdict": "sta""")]
    public void A_reply_that_is_no_verdict_has_no_score_and_says_so(string reply)
    {
        JudgeReply.Correctness(reply, 1).Score.ShouldBeNull();
        JudgeReply.Correctness(reply, 1).Fault.ShouldNotBeNull();
        JudgeReply.Groundedness(reply, 1).Fault.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("A", true, 1.0)]
    [InlineData("a.", false, 0.0)]
    [InlineData("**B**", false, 1.0)]
    [InlineData("Tie", true, 0.5)]
    [InlineData("Both are good", true, null)]
    public void A_preference_is_that_of_the_answer_that_is_asked_about(string reply, bool isFirst, double? score) => JudgeReply.Pair(reply, isFirst).Score.ShouldBe(score);

    [Fact]
    public void Weighted_kappa_is_that_of_the_worked_example()
    {
        // Two raters, three classes: 1 - (sum of observed squared distances) / (sum of expected ones), by hand: 1 - 0.5 / 1.25.
        JudgeAgreement.WeightedKappa([(0, 0), (0, 1), (1, 1), (1, 0), (2, 2), (2, 2), (0, 1), (2, 1)])!.Value.ShouldBe(0.6, 1e-9);
        JudgeAgreement.WeightedKappa([(2, 2), (2, 0)]).ShouldBeNull();
    }
}
