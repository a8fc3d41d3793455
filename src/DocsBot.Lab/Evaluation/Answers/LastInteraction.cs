using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>Keeps the newest record only: what the pipeline knew of the question it just answered.</summary>
internal sealed class LastInteraction : IInteractionLog
{
    /// <inheritdoc />
    public long Dropped => 0;

    /// <summary>The newest record; null before the first.</summary>
    public Interaction? Value { get; private set; }

    /// <inheritdoc />
    public void Record(Interaction interaction) => Value = interaction;

    /// <inheritdoc />
    public void Record(Feedback feedback)
    {
    }

    /// <inheritdoc />
    public bool Forget(string conversationId)
    {
        Value = Value?.ConversationId == conversationId ? null : Value;
        return true;
    }

    /// <inheritdoc />
    public Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
