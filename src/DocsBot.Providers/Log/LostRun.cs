namespace DocsBot.Providers.Log;

/// <summary>A run of the service that ended without writing its queue: it was killed, or its machine went down.</summary>
/// <param name="StartedAt">When it had begun, in UTC.</param>
/// <param name="Accepted">Records that were handed to the log.</param>
/// <param name="Written">Those of them that are in the log.</param>
/// <param name="Dropped">Those of them that were dropped and counted while it ran.</param>
internal sealed record LostRun(DateTimeOffset StartedAt, long Accepted, long Written, long Dropped)
{
    /// <summary>Those of them that nobody knows of any more. A batch that was committed but not counted yet counts as lost: it is at most the log's one batch too many.</summary>
    public long Lost => Math.Max(0, Accepted - Written - Dropped);
}
