namespace DocsBot.Chat.Indexing;

/// <summary>What the service knows of its index: written by <see cref="IndexingService"/>, read by everything that answers. Safe for any thread.</summary>
public sealed class IndexStatus
{
    private volatile Snapshot _now = new(IndexState.Indexing, "Starting…", null);

    /// <summary>Whether questions can be answered.</summary>
    public IndexState State => _now.State;

    /// <summary>The whole status at one moment.</summary>
    public Snapshot Now => _now;

    /// <summary>Sets the status.</summary>
    public void Set(IndexState state, string? message, int? pages) => _now = new Snapshot(state, message, pages);

    /// <summary>A status.</summary>
    /// <param name="State">Whether questions can be answered.</param>
    /// <param name="Message">A sentence for a person; null when there is nothing to say.</param>
    /// <param name="Pages">Pages in the index, or indexed so far; null when not known.</param>
    public sealed record Snapshot(IndexState State, string? Message, int? Pages);
}
