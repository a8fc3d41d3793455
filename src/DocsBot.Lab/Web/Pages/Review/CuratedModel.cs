using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Web.Pages.Review;

/// <summary>What the page of the curated answers shows.</summary>
/// <param name="Answers">All of them, the newest first, each with why it is not served; null for one that is.</param>
public sealed record CuratedModel(IReadOnlyList<(StoredCuratedAnswer Stored, string? Rests)> Answers);
