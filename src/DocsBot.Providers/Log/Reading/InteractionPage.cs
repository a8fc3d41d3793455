namespace DocsBot.Providers.Log.Reading;

/// <summary>A page of a list, newest first. A list looks for a bounded time, so that a page may hold less than was asked for although older ones match.</summary>
/// <param name="Rows">The interactions.</param>
/// <param name="Next">Where to go on; null when the whole log was looked at.</param>
/// <param name="LookedBackTo">Everything that was asked since then was looked at; null when the log was looked at to its end.</param>
public sealed record InteractionPage(IReadOnlyList<InteractionSummary> Rows, InteractionCursor? Next, DateTimeOffset? LookedBackTo)
{
    /// <summary>The page of an empty log.</summary>
    public static InteractionPage Empty { get; } = new([], Next: null, LookedBackTo: null);
}
