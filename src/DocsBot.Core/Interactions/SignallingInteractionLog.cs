namespace DocsBot.Core.Interactions;

/// <summary>Notes on each interaction what says that it may have failed, before it is recorded.</summary>
/// <param name="log">Where it goes.</param>
/// <param name="options">From where on an answer fails.</param>
public sealed class SignallingInteractionLog(IInteractionLog log, SignalOptions options) : IInteractionLog
{
    /// <inheritdoc />
    public long Dropped => log.Dropped;

    /// <inheritdoc />
    public void Record(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        log.Record(interaction with { Signals = FailureSignals.Of(interaction, options) });
    }

    /// <inheritdoc />
    public void Record(Feedback feedback) => log.Record(feedback);

    /// <inheritdoc />
    public bool Forget(string conversationId) => log.Forget(conversationId);

    /// <inheritdoc />
    public Task FlushAsync(CancellationToken cancellationToken) => log.FlushAsync(cancellationToken);
}
