using System.Globalization;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Analysis.Why;

/// <summary>
/// Decides what was wrong with an answer. The rules are asked in order and the first that knows decides; the order goes from what was recorded, over what was put before
/// the model, to the model. An attempt decides only when it changes one thing and the answer becomes better by it. Pure: the same evidence gives the same verdict.
/// </summary>
internal static class AttributionRules
{
    /// <summary>Signals that speak of what the answer says, not of what it took.</summary>
    private const FailureSignal OfContent =
        FailureSignal.NoAnswer | FailureSignal.ThumbsDown | FailureSignal.DroppedCitation | FailureSignal.LowGroundedness | FailureSignal.Rephrased | FailureSignal.BrokenRule;

    private static readonly Func<AttributionEvidence, Attribution?>[] Rules =
        [Unfinished, ModelAway, Curated, NothingWrong, PageNotIndexed, PageNotInPrompt, ModelUnsteady, PageChanged, PromptWorse, ModelWorse, IndexMended, PassagesTooFew, NothingThere];

    /// <summary>The verdict.</summary>
    public static Attribution Of(AttributionEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return Rules.Select(rule => rule(evidence)).OfType<Attribution>().FirstOrDefault() ?? Undecided(evidence);
    }

    private static Attribution? Unfinished(AttributionEvidence evidence) => evidence switch
    {
        { AsItWas.Outcome: InteractionOutcome.Cancelled } => new(FailureCause.CannotTell, IsThin: false, "The reader stopped the answer or went away before its end, so there is nothing to judge."),
        { AsItWas.Outcome: InteractionOutcome.Failed, Failure: FailureCode.Withheld } =>
            new(FailureCause.CannotTell, IsThin: false, "The model gave a secret of its prompt away, so the answer was withheld; look at the question and the passages for an attack."),
        { AsItWas.Outcome: InteractionOutcome.Failed, Failure: not FailureCode.ModelUnavailable } =>
            new(FailureCause.CannotTell, IsThin: false, $"The service failed before it could answer: {evidence.Error ?? "the log has no reason"}"),
        _ => null,
    };

    private static Attribution? ModelAway(AttributionEvidence evidence) => evidence.AsItWas.Outcome is InteractionOutcome.Failed or InteractionOutcome.Degraded
        ? new(FailureCause.ModelFault, IsThin: false, $"The language model did not answer: {evidence.Error ?? "the log has no reason"}")
        : null;

    private static Attribution? Curated(AttributionEvidence evidence) => evidence.IsCurated && (evidence.Signals & OfContent) != FailureSignal.None
        ? new(FailureCause.CannotTell, IsThin: false, "A curated answer was served and no model was asked; review that answer.")
        : null;

    private static Attribution? NothingWrong(AttributionEvidence evidence) => evidence.IsCurated || ((evidence.Signals & OfContent) == FailureSignal.None && evidence.AsItWas.Grade >= AnswerGrade.Plausible)
        ? new(FailureCause.NotAFailure, IsThin: evidence.AsItWas.Grade != AnswerGrade.Good, evidence.Signals == FailureSignal.None
            ? "Nothing says that the answer failed: it rests on its passages, and no reader or reviewer found fault with it."
            : $"What the answer says is not in doubt; it was marked for what it took ({evidence.Signals}).")
        : null;

    private static Attribution? PageNotIndexed(AttributionEvidence evidence) => evidence.RightPage is { IsIndexed: false, InPromptThen: false } page
        ? new(FailureCause.RetrievalMiss, IsThin: false, $"The right page {page.Url} is not in the index, so no search can find it.")
        : null;

    private static Attribution? PageNotInPrompt(AttributionEvidence evidence)
    {
        if (evidence.RightPage is not { InPromptThen: false } page)
        {
            return null;
        }

        var tried = evidence.Made(AttemptKind.RightPage);
        if (evidence.HasLanguageModel && tried?.Grade == AnswerGrade.None)
        {
            return new(FailureCause.DocsGap, IsThin: true, $"With the page {page.Url} in the prompt there is still no answer: by this prompt and this model, the page does not say it.") { Decided = AttemptKind.RightPage };
        }

        var better = evidence.Better(AttemptKind.RightPage);
        var then = !evidence.AskedModel && page.RankThen is { } found && evidence.Search is { } search
            ? string.Create(CultureInfo.InvariantCulture, $"was found at place {found}, but the search was not sure enough to answer ({search.Confidence:0.00} of {search.Needed:0.00})")
            : page.RankThen is { } rank
                ? string.Create(CultureInfo.InvariantCulture, $"was found at place {rank}, but did not come into the prompt")
                : page.RankNow is { } now
                    ? string.Create(CultureInfo.InvariantCulture, $"was not among the passages found; today it stands at place {now} of the candidates")
                    : "was not among the passages found, and today's search does not find it either";
        var with = better is not null ? "; with it in the prompt the answer is " + Words(better) : tried is not null ? "; with it in the prompt the answer is not better, so look at the prompt next" : "";
        return new(FailureCause.RetrievalMiss, IsThin: better is null, $"The right page {page.Url} {then}{with}.") { Decided = better?.Kind };
    }

    private static Attribution? ModelUnsteady(AttributionEvidence evidence) => evidence.HasLanguageModel && evidence.Better(AttemptKind.Again) is { } again
        ? new(FailureCause.ModelFault, IsThin: true, $"The same messages to the same model gave an answer that is {Words(again)}: the model is not steady on this question.") { Decided = AttemptKind.Again }
        : null;

    private static Attribution? PageChanged(AttributionEvidence evidence)
    {
        if (evidence.Changed.Count == 0 || evidence.Made(AttemptKind.TodaysIndex) is not { } today)
        {
            return null;
        }

        var passage = evidence.Changed.FirstOrDefault(changed => changed.WasCited) ?? evidence.Changed[0];
        var what = passage.IsGone ? $"The page of {passage.Url}, which the prompt had, is gone" : $"The page says something else today than the passage {passage.Url} of the prompt";
        if (evidence.Better(AttemptKind.TodaysIndex) is { } better)
        {
            return new(FailureCause.StalePage, IsThin: better.Grade != AnswerGrade.Good, $"{what}; with today's pages the answer is {Words(better)}.") { Decided = AttemptKind.TodaysIndex };
        }

        // The reader's word against an answer that its passages supported: they said something else then.
        var isOther = today.Grade >= AnswerGrade.Plausible && evidence.AsItWas.Grade == AnswerGrade.Plausible && !string.Equals(today.Answer, evidence.AsItWas.Answer, StringComparison.Ordinal);
        return isOther && passage.WasCited && evidence.Signals.HasFlag(FailureSignal.ThumbsDown)
            ? new(FailureCause.StalePage, IsThin: true, $"{what}, and the answer rested on it; today's pages give another answer.") { Decided = AttemptKind.TodaysIndex }
            : null;
    }

    private static Attribution? PromptWorse(AttributionEvidence evidence) => evidence.HasLanguageModel && evidence.Better(AttemptKind.PreviousPrompt) is { } better
        ? new(FailureCause.PromptFault, IsThin: better.Grade != AnswerGrade.Good && evidence.AsItWas.Grade != AnswerGrade.None, $"With {better.Change} and everything else the same the answer is {Words(better)}.") { Decided = AttemptKind.PreviousPrompt }
        : null;

    private static Attribution? ModelWorse(AttributionEvidence evidence) => evidence.Better(AttemptKind.OtherModel) is { } better
        ? new(FailureCause.ModelFault, IsThin: better.Grade != AnswerGrade.Good && evidence.AsItWas.Grade != AnswerGrade.None, $"With {better.Change} and the same messages the answer is {Words(better)}.") { Decided = AttemptKind.OtherModel }
        : null;

    private static Attribution? IndexMended(AttributionEvidence evidence)
    {
        if (evidence.Better(AttemptKind.TodaysIndex) is not { } better)
        {
            return null;
        }

        var (cause, because) = evidence switch
        {
            { IndexChanged: false } => (FailureCause.RetrievalMiss, $"The same index gives other passages today, by other settings or a newer build, and the answer is {Words(better)}."),
            { AsItWas.Grade: AnswerGrade.None } => (FailureCause.DocsGap, $"The documentation did not answer it then. It has changed since, and with today's index the answer is {Words(better)}: the gap is closed."),
            _ => (FailureCause.RetrievalMiss, $"Today's index brings other passages into the prompt, and the answer is {Words(better)}."),
        };
        return new Attribution(cause, IsThin: true, because) { Decided = AttemptKind.TodaysIndex };
    }

    private static Attribution? PassagesTooFew(AttributionEvidence evidence) => evidence.Better(AttemptKind.MorePassages) is { } better
        ? new(FailureCause.RetrievalMiss, IsThin: better.Grade != AnswerGrade.Good && evidence.AsItWas.Grade != AnswerGrade.None, $"With {better.Change} the answer is {Words(better)}: the passage that answers stood too far down.") { Decided = AttemptKind.MorePassages }
        : null;

    private static Attribution? NothingThere(AttributionEvidence evidence)
    {
        var made = evidence.Attempts.Where(attempt => attempt.Grade is not null).ToList();
        if (evidence.AsItWas.Grade != AnswerGrade.None || made.Count == 0 || made.Exists(attempt => attempt.Grade != AnswerGrade.None))
        {
            return null;
        }

        var where = evidence.RightPage is { } page ? $"The page {page.Url} was in the prompt, and no attempt finds an answer on it" : "No attempt finds an answer in the documentation of today";
        var isThin = !evidence.HasLanguageModel || evidence.Made(AttemptKind.MorePassages) is null || evidence.Made(AttemptKind.TodaysIndex) is null;
        return new(FailureCause.DocsGap, isThin, evidence.HasLanguageModel ? $"{where}." : $"{where}, by the words of the passages alone: no language model is configured.");
    }

    private static Attribution Undecided(AttributionEvidence evidence)
    {
        var because = evidence switch
        {
            _ when !evidence.Attempts.Any(attempt => attempt.Grade is not null) => "No attempt could be made.",
            { AsItWas.Grade: >= AnswerGrade.Plausible, RightPage: null } => "The answer rests on its passages, and nobody said what the right one is: name the right page with --page, or write the right answer with --reference.",
            { AsItWas.Grade: AnswerGrade.None } => "Some attempts answer, but none of them proves that the answer is better: name the right page with --page.",
            _ => "No attempt gives a better answer than that of then.",
        };
        return new Attribution(FailureCause.CannotTell, IsThin: true, because);
    }

    private static string Words(Attempt attempt) => attempt switch
    {
        { ReferenceShare: { } share } => string.Create(CultureInfo.InvariantCulture, $"closer to the reference ({share * 100:0} % of its words)"),
        { CitesRightPage: true } => "one that cites the right page",
        _ => string.Create(CultureInfo.InvariantCulture, $"one whose citations hold ({attempt.Citations})"),
    };
}
