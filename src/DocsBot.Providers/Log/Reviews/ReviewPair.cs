namespace DocsBot.Providers.Log.Reviews;

/// <summary>Two answers to one question.</summary>
/// <param name="Question">The question.</param>
/// <param name="First">One answer.</param>
/// <param name="Second">The other.</param>
public sealed record ReviewPair(string Question, ReviewedAnswer First, ReviewedAnswer Second);
