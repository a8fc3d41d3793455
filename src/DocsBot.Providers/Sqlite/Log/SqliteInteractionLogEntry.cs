using DocsBot.Core.Interactions;

namespace DocsBot.Providers.Sqlite.Log;

/// <summary>What waits in the log's queue.</summary>
internal abstract record SqliteInteractionLogEntry
{
    private SqliteInteractionLogEntry()
    {
    }

    /// <summary>An interaction to write.</summary>
    public sealed record Asked(Interaction Interaction) : SqliteInteractionLogEntry;

    /// <summary>Feedback to write.</summary>
    public sealed record Rated(Feedback Feedback) : SqliteInteractionLogEntry;

    /// <summary>A conversation whose rows are to be deleted.</summary>
    public sealed record Forgotten(string ConversationId) : SqliteInteractionLogEntry;

    /// <summary>Time to empty what was kept long enough.</summary>
    public sealed record Expiry : SqliteInteractionLogEntry;

    /// <summary>Completed when everything before it is written or dropped.</summary>
    public sealed record Flush(TaskCompletionSource Done) : SqliteInteractionLogEntry;
}
