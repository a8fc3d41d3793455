using DocsBot.Lab.Review.Agreement;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Web.Pages.Review;

/// <summary>What the page of the queue shows.</summary>
/// <param name="Reviewer">Who looks; null when he has not said.</param>
/// <param name="Open">How many items are open.</param>
/// <param name="Entries">The most urgent of them.</param>
/// <param name="Figures">What the reviews of the last 90 days show.</param>
/// <param name="Curated">How many curated answers are in force.</param>
/// <param name="Told">What became of the last action; null for nothing.</param>
/// <param name="Log">The log.</param>
public sealed record ReviewModel(string? Reviewer, long Open, IReadOnlyList<ReviewQueueEntry> Entries, ReviewFigures Figures, int Curated, string? Told, string Log);
