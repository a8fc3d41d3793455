namespace DocsBot.Providers.Log.Reviews;

/// <summary>An item of the queue with how far it is.</summary>
/// <param name="Item">The item.</param>
/// <param name="Question">What was asked; empty when that is not known any more.</param>
/// <param name="Reviews">How many reviewers have judged it.</param>
/// <param name="ClaimedBy">Who is at work on it.</param>
public sealed record ReviewQueueEntry(ReviewItem Item, string Question, int Reviews, IReadOnlyList<string> ClaimedBy);
