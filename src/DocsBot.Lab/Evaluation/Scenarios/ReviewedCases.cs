using DocsBot.Core.Interactions;
using DocsBot.Lab.Evaluation.Answers;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Evaluation.Scenarios;

/// <summary>
/// Makes cases of interactions that people reviewed: the pages that they named, and the answer that they accepted or wrote. Where reviewers contradict each other
/// nothing is known, and there is no case.
/// </summary>
internal static class ReviewedCases
{
    private const int Right = 4;
    private const int Wrong = 2;

    /// <summary>The case of a reviewed interaction; null when the reviews say too little, or contradict each other.</summary>
    /// <param name="record">The interaction.</param>
    /// <param name="reviews">Its reviews of the single answer, the oldest first.</param>
    public static EvaluationCase? Of(InteractionRecord record, IReadOnlyList<Providers.Log.Reviews.Review> reviews)
    {
        var interaction = record.Interaction;
        var rated = reviews.Where(review => review.Correctness is not null).ToList();
        if (interaction.Redacted || string.IsNullOrWhiteSpace(interaction.Question) || (rated.Any(review => review.Correctness >= Right) && rated.Any(review => review.Correctness <= Wrong)))
        {
            return null;
        }

        var verdicts = reviews.Select(review => review.Verdict).OfType<ReviewVerdict>().Distinct().ToList();
        var isUnanswerable = verdicts.Count > 0 && verdicts.All(verdict => verdict is ReviewVerdict.DocsGap or ReviewVerdict.OutOfScope);
        if (!isUnanswerable && verdicts.Any(verdict => verdict is ReviewVerdict.DocsGap or ReviewVerdict.OutOfScope))
        {
            return null;
        }

        var asked = LoggedCases.Case(interaction);
        if (isUnanswerable)
        {
            return asked with { Unanswerable = true };
        }

        var isRight = rated.Count > 0 && rated.All(review => review.Correctness >= Right);
        var reference = reviews.LastOrDefault(review => review.Better is not null)?.Better ?? (isRight ? interaction.Answer : null);
        var made = asked with
        {
            Pages = Pages(interaction, reviews, isRight).ToDictionary(page => page, _ => 1, StringComparer.Ordinal),
            Reference = reference is null ? null : AnswerWords.WithoutCitations(reference).Trim(),
        };
        return made.IsAnswerable ? made : null;
    }

    private static IEnumerable<string> Pages(Interaction interaction, IReadOnlyList<Providers.Log.Reviews.Review> reviews, bool isRight)
    {
        var named = reviews.SelectMany(review => review.Pages).Distinct(StringComparer.Ordinal).ToList();
        return named.Count > 0 ? named : isRight ? LoggedCases.CitedPages(interaction) : [];
    }
}
