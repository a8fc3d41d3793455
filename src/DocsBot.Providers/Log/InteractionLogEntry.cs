using DocsBot.Core.Interactions;

namespace DocsBot.Providers.Log;

/// <summary>What waits in the log's queue.</summary>
internal abstract record InteractionLogEntry
{
    private InteractionLogEntry()
    {
    }

    /// <summary>An interaction to write.</summary>
    public sealed record Asked(Interaction Interaction) : InteractionLogEntry;

    /// <summary>Feedback to write.</summary>
    public sealed record Rated(Feedback Feedback) : InteractionLogEntry;

    /// <summary>A conversation whose rows are to be deleted.</summary>
    public sealed record Forgotten(string ConversationId) : InteractionLogEntry;

    /// <summary>Time to empty what was kept long enough.</summary>
    public sealed record Expiry : InteractionLogEntry;

    /// <summary>Completed when everything before it is written or dropped.</summary>
    public sealed record Flush(TaskCompletionSource Done) : InteractionLogEntry;
}
