using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Engine;

/// <summary>Gives whoever asks what the pipeline recorded of that question, and nobody else: nothing is written. Safe for many questions at once.</summary>
internal sealed class CapturedInteractions : IInteractionLog
{
    private readonly AsyncLocal<Capture?> _capture = new();

    /// <inheritdoc />
    public long Dropped => 0;

    /// <summary>Begins to listen, for this flow of calls.</summary>
    public Capture Begin() => _capture.Value = new Capture();

    /// <inheritdoc />
    public void Record(Interaction interaction)
    {
        if (_capture.Value is { } capture)
        {
            capture.Interaction = interaction;
        }
    }

    /// <inheritdoc />
    public void Record(Feedback feedback)
    {
    }

    /// <inheritdoc />
    public bool Forget(string conversationId) => true;

    /// <inheritdoc />
    public Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What was recorded of one question.</summary>
    internal sealed class Capture
    {
        /// <summary>The record; null until the question is over.</summary>
        public Interaction? Interaction { get; set; }
    }
}
