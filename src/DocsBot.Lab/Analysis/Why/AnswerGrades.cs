using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Analysis.Why;

/// <summary>Grades an answer by what can be counted.</summary>
internal static class AnswerGrades
{
    /// <summary>The share of a reference's words from which on an answer says most of it.</summary>
    public const double MostOfReference = 0.6;

    /// <summary>The share of a reference's words below which an answer says little of it.</summary>
    public const double LittleOfReference = 0.35;

    /// <summary>The share of its claims that the passages of an answer must support.</summary>
    public const double LeastGroundedness = 0.5;

    /// <summary>The grade of an attempt that was made. What a person wrote counts more than which page is cited, and that more than the citations alone.</summary>
    public static AnswerGrade Of(Attempt attempt)
    {
        if (attempt.Outcome is not (InteractionOutcome.Answered or InteractionOutcome.Degraded) || string.IsNullOrWhiteSpace(attempt.Answer))
        {
            return AnswerGrade.None;
        }

        if (attempt.Citations == 0 || attempt.Groundedness < LeastGroundedness || attempt.ReferenceShare < LittleOfReference)
        {
            return AnswerGrade.Poor;
        }

        return attempt switch
        {
            { ReferenceShare: >= MostOfReference } => AnswerGrade.Good,
            { ReferenceShare: not null } => AnswerGrade.Plausible,
            { CitesRightPage: true } => AnswerGrade.Good,
            { CitesRightPage: false } => AnswerGrade.Poor,
            _ => AnswerGrade.Plausible,
        };
    }
}
