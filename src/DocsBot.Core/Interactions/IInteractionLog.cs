namespace DocsBot.Core.Interactions;

/// <summary>
/// Where interactions and feedback are written: off the answering path, through a bounded queue. Recording never waits and never throws; what does not
/// fit into the queue is dropped and counted.
/// </summary>
public interface IInteractionLog
{
    /// <summary>How many records were dropped since the service started, because the queue was full or the log could not be written.</summary>
    long Dropped { get; }

    /// <summary>Enqueues an interaction.</summary>
    void Record(Interaction interaction);

    /// <summary>Enqueues feedback; a later one on the same interaction replaces the earlier.</summary>
    void Record(Feedback feedback);

    /// <summary>Has all rows of a conversation deleted, those included that still wait to be written.</summary>
    /// <param name="conversationId">The conversation, which only its reader's own client knows.</param>
    /// <returns>False when there was no room for the order: try again.</returns>
    bool Forget(string conversationId);

    /// <summary>Completes when everything recorded before the call is on disk or counted as dropped.</summary>
    Task FlushAsync(CancellationToken cancellationToken);
}
