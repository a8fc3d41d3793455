using DocsBot.Lab.Review.Desk;

namespace DocsBot.Lab.Web.Pages.Review;

/// <summary>What the page of an item shows.</summary>
/// <param name="Case">The item.</param>
/// <param name="Reviewer">Who looks at it.</param>
/// <param name="Others">Who else is at work on it.</param>
/// <param name="Given">What the reviewer had filled in, when it could not be taken; null at first.</param>
/// <param name="Fault">Why not; null for nothing.</param>
/// <param name="Told">What became of the last action; null for nothing.</param>
public sealed record ReviewItemModel(ReviewCase Case, string Reviewer, IReadOnlyList<string> Others, Judgement? Given, string? Fault, string? Told)
{
    /// <summary>Whether the answer may be served from now on.</summary>
    public bool MayAccept => Case.Item.Kind == Providers.Log.Reviews.ReviewKind.Pair || Case.Sources.Any(source => source.Chunk is not null);
}
