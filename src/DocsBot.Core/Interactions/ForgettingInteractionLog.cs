using System.Collections.Concurrent;

namespace DocsBot.Core.Interactions;

/// <summary>
/// Keeps what is forgotten forgotten: an answer that still streams when its conversation is deleted ends later, and must not bring it back. Safe for many threads.
/// </summary>
/// <param name="log">Where the rest goes.</param>
/// <param name="time">The clock.</param>
public sealed class ForgettingInteractionLog(IInteractionLog log, TimeProvider time) : IInteractionLog
{
    /// <summary>No answer takes longer; after it, whoever goes on with the conversation's id begins a new one.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromHours(1);

    private const int MostRemembered = 100_000;

    private readonly ConcurrentDictionary<string, long> _forgotten = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public long Dropped => log.Dropped;

    /// <inheritdoc />
    public void Record(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        if (!IsForgotten(interaction.ConversationId))
        {
            log.Record(interaction);
        }
    }

    /// <inheritdoc />
    public void Record(Feedback feedback) => log.Record(feedback);

    /// <inheritdoc />
    public bool Forget(string conversationId)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        foreach (var (old, _) in _forgotten.Where(pair => time.GetElapsedTime(pair.Value) > LongestAnswer))
        {
            _forgotten.TryRemove(old, out _);
        }

        if (_forgotten.Count < MostRemembered)
        {
            _forgotten[conversationId] = time.GetTimestamp();
        }

        return log.Forget(conversationId);
    }

    /// <inheritdoc />
    public Task FlushAsync(CancellationToken cancellationToken) => log.FlushAsync(cancellationToken);

    private bool IsForgotten(string conversationId) =>
        _forgotten.TryGetValue(conversationId, out var since) && time.GetElapsedTime(since) <= LongestAnswer;
}
