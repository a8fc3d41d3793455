using DocsBot.Core.Curation;
using DocsBot.Lab.Engine;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Analysis.Why;

/// <summary>What reviewers said of an answer, the latest first where they differ.</summary>
/// <param name="Page">The key of a page that answers; null when nobody named one.</param>
/// <param name="Better">The answer as it should be; null when nobody wrote one.</param>
/// <param name="IsBad">Whether the latest who judged it found it wrong.</param>
internal sealed record ReviewerEvidence(string? Page, string? Better, bool IsBad)
{
    /// <summary>The highest correctness, of 5, of an answer that is wrong.</summary>
    private const int Wrong = 2;

    /// <summary>What is known of an interaction.</summary>
    /// <exception cref="CurationLogException">The log cannot be read.</exception>
    public static async Task<ReviewerEvidence> OfAsync(LabEngine engine, string interactionId, CancellationToken cancellationToken)
    {
        var reviews = (await new ReviewLog(engine.Log, TimeProvider.System).ReviewsOfInteractionAsync(interactionId, cancellationToken)).Reverse().ToList();
        return new ReviewerEvidence(
            reviews.SelectMany(review => review.Pages).FirstOrDefault(),
            reviews.Select(review => review.Better).FirstOrDefault(better => !string.IsNullOrWhiteSpace(better)),
            reviews.Find(review => review.Correctness is not null)?.Correctness <= Wrong);
    }

    /// <summary>Fills in what the command line left open.</summary>
    public AttributionRequest Complete(AttributionRequest request) => request with
    {
        Page = request.Page ?? Page, SaidBy = request.Page is null ? "a review" : request.SaidBy, Reference = request.Reference ?? Better,
    };
}
