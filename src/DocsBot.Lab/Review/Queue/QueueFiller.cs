using DocsBot.Core.Curation;
using DocsBot.Core.Interactions;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Review.Queue;

/// <summary>
/// Looks for what is worth a reviewer's time: curated answers that readers dislike or whose sources changed, answers that signals speak against, and some drawn
/// at random, so that what signals do not see is seen as well. A share goes to two reviewers, to show how far they agree.
/// </summary>
internal sealed class QueueFiller(ReviewLog reviews, CuratedAnswerLog curated, InteractionReader interactions, IChunkStore store, TimeProvider time)
{
    /// <summary>How far back it looks.</summary>
    public static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    private const int MostOfEach = 100;
    private const int RandomSample = 20;

    /// <summary>One of this many items goes to two reviewers.</summary>
    private const int OverlapOneIn = 5;

    /// <summary>Fills the queue; what stands there already stays as it is.</summary>
    /// <returns>How many items are new.</returns>
    public async Task<int> FillAsync(CancellationToken cancellationToken)
    {
        var items = new List<ReviewItem>();
        items.AddRange(await CuratedToSeeAgainAsync(cancellationToken));
        items.AddRange(await FromLogAsync(new InteractionFilter { Helpful = false, From = From }, ReviewReason.ThumbsDown, MostOfEach, cancellationToken));
        items.AddRange(await FromLogAsync(
            new InteractionFilter { Signals = FailureSignal.DroppedCitation | FailureSignal.LowGroundedness | FailureSignal.Rephrased | FailureSignal.BrokenRule | FailureSignal.NoAnswer, From = From },
            ReviewReason.Signal,
            MostOfEach,
            cancellationToken));
        items.AddRange(await SampleAsync(cancellationToken));
        return await reviews.AddAsync([.. items.DistinctBy(item => item.Subject, StringComparer.Ordinal)], cancellationToken);
    }

    private DateTimeOffset From => time.GetUtcNow() - LookBack;

    private async Task<IReadOnlyList<ReviewItem>> CuratedToSeeAgainAsync(CancellationToken cancellationToken)
    {
        var items = new List<ReviewItem>();
        var inForce = (await curated.ListAsync(cancellationToken)).Where(stored => stored.RetiredAt is null).ToList();
        if (inForce.Count == 0)
        {
            return items;
        }

        var disliked = (await interactions.ListAsync(new InteractionFilter { Helpful = false, From = From }, after: null, MostOfEach, cancellationToken)).Rows
            .Where(row => row.CuratedId is not null).ToLookup(row => row.CuratedId!, StringComparer.Ordinal);
        foreach (var stored in inForce)
        {
            var isExpired = stored.Answer.ExpiresAt <= time.GetUtcNow() || await CuratedSources.FindAsync(store, stored.Answer, cancellationToken) is null;
            var reason = isExpired ? ReviewReason.Expired : disliked[stored.Answer.Id].Any(row => row.AskedAt >= stored.Answer.AcceptedAt) ? ReviewReason.Disliked : (ReviewReason?)null;
            if (reason is { } why)
            {
                // Once for each state of the answer: whoever accepted it again has looked at it.
                items.Add(Item($"curated:{stored.Answer.Id}:{stored.Revision}:{why}", why) with { CuratedId = stored.Answer.Id });
            }
        }

        return items;
    }

    private async Task<IEnumerable<ReviewItem>> FromLogAsync(InteractionFilter filter, ReviewReason reason, int most, CancellationToken cancellationToken)
    {
        var page = await interactions.ListAsync(filter, after: null, most, cancellationToken);
        return page.Rows.Where(row => row is { CuratedId: null, Outcome: not InteractionOutcome.Cancelled }).Select(row => Of(row.Id, reason));
    }

    /// <summary>The answers whose ids hash lowest among the newest: as good as drawn, and the same for whoever draws.</summary>
    private async Task<IEnumerable<ReviewItem>> SampleAsync(CancellationToken cancellationToken)
    {
        var page = await interactions.ListAsync(new InteractionFilter { From = From, Outcome = InteractionOutcome.Answered }, after: null, MostOfEach * 5, cancellationToken);
        return page.Rows.Where(row => row.CuratedId is null).OrderBy(row => CuratedSource.HashOf(row.Id), StringComparer.Ordinal).Take(RandomSample).Select(row => Of(row.Id, ReviewReason.Sample));
    }

    /// <summary>An item for an interaction.</summary>
    public ReviewItem Of(string interactionId, ReviewReason reason) => Item($"interaction:{interactionId}", reason) with { InteractionId = interactionId };

    private ReviewItem Item(string subject, ReviewReason reason) => ReviewItems.New(subject, ReviewKind.Single, reason, time.GetUtcNow()) with
    {
        Needed = CuratedSource.HashOf(subject)[^1] % OverlapOneIn == 0 && reason is ReviewReason.ThumbsDown or ReviewReason.Signal or ReviewReason.Sample ? 2 : 1,
    };
}
