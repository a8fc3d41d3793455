using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Lifecycle.Experiments;

/// <summary>How a version did in the log, over its conversations.</summary>
/// <param name="Conversations">Conversations in which it answered.</param>
/// <param name="Errors">Failed and degraded answers among the answers.</param>
/// <param name="ThumbsDown">Thumbs down among the ratings.</param>
/// <param name="Cost">Cost of the answers whose cost is known.</param>
internal sealed record ArmResult(long Conversations, ClusteredRatio Errors, ClusteredRatio ThumbsDown, ClusteredRatio Cost)
{
    /// <summary>Answers that came to an end.</summary>
    public long Answers => (long)Errors.Units;

    /// <summary>Answers with a thumb.</summary>
    public long Ratings => (long)ThumbsDown.Units;
}
