using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Lab.Analysis.Why;

namespace DocsBot.Lab.Tests.Analysis;

/// <summary>Each cause by the evidence that decides it, and the borders between them.</summary>
public sealed class AttributionRulesTests
{
    private static readonly Attempt Nothing = new() { Kind = AttemptKind.AsItWas, Outcome = InteractionOutcome.NoAnswer };
    private static readonly Attempt Unfounded = new() { Kind = AttemptKind.AsItWas, Outcome = InteractionOutcome.Answered, Answer = "It is so.", DroppedCitations = 2, Groundedness = 0 };
    private static readonly Attempt Held = new() { Kind = AttemptKind.AsItWas, Outcome = InteractionOutcome.Answered, Answer = "Set the port. [1]", Citations = 1, Groundedness = 1 };
    private static readonly RightPage Missed = new("/port", "--page", IsIndexed: true, RankThen: null, InPromptThen: false, RankNow: 14);
    private static readonly RightPage InPrompt = Missed with { RankThen = 1, InPromptThen = true, RankNow = 1 };
    private static readonly ChangedPassage Changed = new("/port#set", IsGone: false, WasCited: true);

    [Fact]
    public void An_answer_that_rests_on_its_passages_and_that_nothing_speaks_against_is_no_failure()
    {
        Of(Failing(Held)).ShouldBe((FailureCause.NotAFailure, true));
        Of(Failing(Held with { CitesRightPage = true }) with { RightPage = InPrompt }).ShouldBe((FailureCause.NotAFailure, false));
        Of(Failing(Held) with { Signals = FailureSignal.Slow | FailureSignal.OverBudget }).ShouldBe((FailureCause.NotAFailure, true));
    }

    [Fact]
    public void A_thumbs_down_on_an_answer_that_rests_on_its_passages_cannot_be_told_without_the_right_page() =>
        Verdict(Failing(Held, With(AttemptKind.Again, Held), With(AttemptKind.TodaysIndex, Held)) with { Signals = FailureSignal.ThumbsDown }).ShouldSatisfyAllConditions(
            verdict => verdict.Cause.ShouldBe(FailureCause.CannotTell),
            verdict => verdict.IsThin.ShouldBeTrue(),
            verdict => verdict.Because.ShouldContain("--page"));

    [Theory]
    [InlineData(InteractionOutcome.Cancelled, null, "CannotTell")]
    [InlineData(InteractionOutcome.Failed, FailureCode.IndexUnavailable, "CannotTell")]
    [InlineData(InteractionOutcome.Failed, FailureCode.Internal, "CannotTell")]
    [InlineData(InteractionOutcome.Failed, FailureCode.Withheld, "CannotTell")]
    [InlineData(InteractionOutcome.Failed, FailureCode.ModelUnavailable, "ModelFault")]
    [InlineData(InteractionOutcome.Degraded, null, "ModelFault")]
    public void What_did_not_come_to_its_end_is_judged_by_how_it_ended(InteractionOutcome outcome, FailureCode? failure, string cause)
    {
        // Whatever the attempts come to: they do not explain an outage.
        var evidence = Failing(Held with { Outcome = outcome, Answer = null }, With(AttemptKind.Again, Held), With(AttemptKind.PreviousPrompt, Held)) with { Failure = failure, Error = "gpt at example.com hung up." };

        Verdict(evidence).Cause.ToString().ShouldBe(cause);
    }

    [Fact]
    public void A_right_page_that_is_not_in_the_index_is_missed_by_every_search() =>
        Verdict(Failing(Nothing) with { RightPage = Missed with { IsIndexed = false, RankNow = null } }).ShouldSatisfyAllConditions(
            verdict => verdict.Cause.ShouldBe(FailureCause.RetrievalMiss),
            verdict => verdict.IsThin.ShouldBeFalse(),
            verdict => verdict.Because.ShouldContain("not in the index"));

    [Fact]
    public void A_right_page_that_was_not_in_the_prompt_and_answers_there_was_missed() =>
        Verdict(Failing(Nothing, With(AttemptKind.RightPage, Held with { CitesRightPage = true }), With(AttemptKind.PreviousPrompt, Nothing)) with { RightPage = Missed }).ShouldSatisfyAllConditions(
            verdict => verdict.Cause.ShouldBe(FailureCause.RetrievalMiss),
            verdict => verdict.IsThin.ShouldBeFalse(),
            verdict => verdict.Decided.ShouldBe(AttemptKind.RightPage),
            verdict => verdict.Because.ShouldContain("place 14"));

    [Fact]
    public void A_right_page_on_which_a_language_model_finds_nothing_is_a_gap_and_the_extractive_model_does_not_say_so()
    {
        var evidence = Failing(Nothing, With(AttemptKind.RightPage, Nothing)) with { RightPage = Missed };

        Of(evidence).ShouldBe((FailureCause.DocsGap, true));
        Of(evidence with { HasLanguageModel = false }).ShouldBe((FailureCause.RetrievalMiss, true));
    }

    [Fact]
    public void A_right_page_that_was_found_but_not_surely_enough_says_so() =>
        Verdict(Failing(Nothing) with { RightPage = Missed with { RankThen = 2 }, AskedModel = false, Search = (0.21, 0.35) }).Because.ShouldContain("0.21 of 0.35");

    [Fact]
    public void The_same_messages_that_answer_now_show_an_unsteady_model_before_anything_else() =>
        Of(Failing(Nothing, With(AttemptKind.Again, Held), With(AttemptKind.PreviousPrompt, Held), With(AttemptKind.TodaysIndex, Held)) with { Changed = [Changed] })
            .ShouldBe((FailureCause.ModelFault, true));

    [Fact]
    public void A_passage_that_changed_and_an_index_that_answers_is_a_stale_page()
    {
        var evidence = Failing(Unfounded, With(AttemptKind.Again, Unfounded), With(AttemptKind.TodaysIndex, Held with { ReferenceShare = 0.8 })) with { Changed = [Changed], IndexChanged = true };

        Verdict(evidence).ShouldSatisfyAllConditions(
            verdict => verdict.Cause.ShouldBe(FailureCause.StalePage), verdict => verdict.IsThin.ShouldBeFalse(), verdict => verdict.Because.ShouldContain("/port#set"));
        Of(evidence with { Attempts = [With(AttemptKind.TodaysIndex, Unfounded)] }).ShouldBe((FailureCause.CannotTell, true));
    }

    [Fact]
    public void A_thumbs_down_on_what_a_page_said_then_is_thin_evidence_of_a_stale_page_when_today_says_otherwise()
    {
        var evidence = Failing(Held, With(AttemptKind.TodaysIndex, Held with { Answer = "Set the port and restart. [1]" })) with { Signals = FailureSignal.ThumbsDown, Changed = [Changed], IndexChanged = true };

        Of(evidence).ShouldBe((FailureCause.StalePage, true));
        Of(evidence with { Changed = [Changed with { WasCited = false }] }).ShouldBe((FailureCause.CannotTell, true));
        Of(evidence with { Attempts = [With(AttemptKind.TodaysIndex, Held)] }).ShouldBe((FailureCause.CannotTell, true));
    }

    [Fact]
    public void A_version_before_that_answers_from_the_same_passages_is_a_prompt_fault()
    {
        var evidence = Failing(Nothing, With(AttemptKind.Again, Nothing), With(AttemptKind.TodaysIndex, Nothing), With(AttemptKind.PreviousPrompt, Held) with { Change = "how_to@v1" }, With(AttemptKind.MorePassages, Held));

        Verdict(evidence).ShouldSatisfyAllConditions(
            verdict => verdict.Cause.ShouldBe(FailureCause.PromptFault), verdict => verdict.IsThin.ShouldBeFalse(), verdict => verdict.Because.ShouldContain("how_to@v1"));
        Of(Failing(Unfounded, With(AttemptKind.PreviousPrompt, Held))).ShouldBe((FailureCause.PromptFault, true));
    }

    [Fact]
    public void A_prompt_and_a_model_that_both_mend_it_are_told_as_the_prompt_whose_version_is_the_smaller_change() =>
        Of(Failing(Nothing, With(AttemptKind.PreviousPrompt, Held), With(AttemptKind.OtherModel, Held))).Cause.ShouldBe(FailureCause.PromptFault);

    [Fact]
    public void Only_another_model_that_answers_is_a_model_fault() =>
        Of(Failing(Nothing, With(AttemptKind.Again, Nothing), With(AttemptKind.PreviousPrompt, Nothing), With(AttemptKind.OtherModel, Held with { CitesRightPage = true })))
            .ShouldBe((FailureCause.ModelFault, false));

    [Fact]
    public void Only_more_passages_that_answer_are_a_retrieval_miss() =>
        Of(Failing(Nothing, With(AttemptKind.Again, Nothing), With(AttemptKind.TodaysIndex, Nothing), With(AttemptKind.MorePassages, Held))).ShouldBe((FailureCause.RetrievalMiss, false));

    [Fact]
    public void An_index_that_answers_without_a_changed_passage_is_a_gap_that_was_closed_or_a_search_that_changed()
    {
        var evidence = Failing(Nothing, With(AttemptKind.TodaysIndex, Held));

        Of(evidence with { IndexChanged = true }).ShouldBe((FailureCause.DocsGap, true));
        Of(evidence).ShouldBe((FailureCause.RetrievalMiss, true));
        Of(Failing(Unfounded, With(AttemptKind.TodaysIndex, Held)) with { IndexChanged = true }).ShouldBe((FailureCause.RetrievalMiss, true));
    }

    [Fact]
    public void Nothing_that_answers_is_a_gap_and_the_evidence_is_thin_without_a_language_model_or_without_more_passages()
    {
        var evidence = Failing(Nothing, With(AttemptKind.Again, Nothing), With(AttemptKind.TodaysIndex, Nothing), With(AttemptKind.MorePassages, Nothing));

        Of(evidence).ShouldBe((FailureCause.DocsGap, false));
        Of(evidence with { HasLanguageModel = false }).ShouldBe((FailureCause.DocsGap, true));
        Of(evidence with { Attempts = [.. evidence.Attempts.SkipLast(1)] }).ShouldBe((FailureCause.DocsGap, true));
    }

    [Fact]
    public void Without_an_attempt_nothing_is_told()
    {
        Of(Failing(Nothing)).ShouldBe((FailureCause.CannotTell, true));
        Of(Failing(Nothing, new Attempt { Kind = AttemptKind.PreviousPrompt, Skipped = "there is no version before it" })).ShouldBe((FailureCause.CannotTell, true));
    }

    [Fact]
    public void A_worse_or_equal_attempt_decides_nothing() =>
        Of(Failing(Held with { CitesRightPage = false }, With(AttemptKind.PreviousPrompt, Unfounded), With(AttemptKind.OtherModel, Held with { CitesRightPage = false })) with
        {
            Signals = FailureSignal.ThumbsDown, RightPage = InPrompt,
        }).ShouldBe((FailureCause.CannotTell, true));

    [Fact]
    public void A_curated_answer_is_never_laid_to_a_prompt_or_a_model()
    {
        var evidence = Failing(Held, With(AttemptKind.PreviousPrompt, Held with { CitesRightPage = true })) with { IsCurated = true };

        Of(evidence).Cause.ShouldBe(FailureCause.NotAFailure);
        Of(evidence with { Signals = FailureSignal.ThumbsDown }).Cause.ShouldBe(FailureCause.CannotTell);
    }

    [Theory]
    [InlineData(1, 1.0, null, null, "Plausible")]
    [InlineData(0, 1.0, null, null, "Poor")]
    [InlineData(1, 0.49, null, null, "Poor")]
    [InlineData(1, 0.5, null, null, "Plausible")]
    [InlineData(1, null, true, null, "Good")]
    [InlineData(1, 1.0, false, null, "Poor")]
    [InlineData(1, 1.0, false, 0.6, "Good")]
    [InlineData(1, 1.0, true, 0.59, "Plausible")]
    [InlineData(1, 1.0, true, 0.35, "Plausible")]
    [InlineData(1, 1.0, true, 0.34, "Poor")]
    [InlineData(0, 1.0, null, 0.9, "Poor")]
    public void An_answer_is_graded_by_what_can_be_counted(int citations, double? groundedness, bool? citesRightPage, double? share, string grade) =>
        (Held with { Citations = citations, Groundedness = groundedness, CitesRightPage = citesRightPage, ReferenceShare = share }).Grade.ToString().ShouldBe(grade);

    [Fact]
    public void No_text_is_no_answer_whatever_the_outcome_says()
    {
        (Held with { Answer = "  " }).Grade.ShouldBe(AnswerGrade.None);
        (Held with { Outcome = InteractionOutcome.Failed }).Grade.ShouldBe(AnswerGrade.None);
        (Held with { Skipped = "the bound is reached" }).Grade.ShouldBeNull();
    }

    private static AttributionEvidence Failing(Attempt asItWas, params Attempt[] attempts) => new()
    {
        AsItWas = asItWas,
        Signals = asItWas.Outcome == InteractionOutcome.NoAnswer ? FailureSignal.NoAnswer : asItWas.DroppedCitations > 0 ? FailureSignal.DroppedCitation : FailureSignal.None,
        HasLanguageModel = true,
        Attempts = attempts,
    };

    private static Attempt With(AttemptKind kind, Attempt result) => result with { Kind = kind, Change = kind.ToString() };

    private static Attribution Verdict(AttributionEvidence evidence) => AttributionRules.Of(evidence);

    private static (FailureCause Cause, bool IsThin) Of(AttributionEvidence evidence) => (Verdict(evidence).Cause, Verdict(evidence).IsThin);
}
