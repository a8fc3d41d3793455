using DocsBot.Conformance.Suite;

namespace DocsBot.Conformance.Hosts;

/// <summary>One kind of store, with everything that the suite needs to run on it.</summary>
public abstract class StoreHost : IAsyncDisposable
{
    /// <summary>What the store is called in reports.</summary>
    public abstract string Name { get; }

    /// <summary>What no client should have done so far, one sentence each; empty where nobody looks.</summary>
    public virtual IReadOnlyList<string> Findings => [];

    /// <summary>A new, empty index.</summary>
    /// <param name="stop">When its case has to end.</param>
    public abstract TestIndex CreateIndex(CancellationToken stop);

    public abstract ValueTask DisposeAsync();
}
