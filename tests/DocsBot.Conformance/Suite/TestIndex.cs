using DocsBot.Core.Retrieval;

namespace DocsBot.Conformance.Suite;

/// <summary>An index of one case, empty at first and gone after it.</summary>
/// <param name="open">Opens a store on the index.</param>
/// <param name="remove">Removes what the index left behind; called once, after every store is closed.</param>
/// <param name="stop">When the case has to end.</param>
public sealed class TestIndex(Func<IChunkStore> open, Func<Task> remove, CancellationToken stop) : IAsyncDisposable
{
    private readonly List<IChunkStore> _stores = [];

    public CancellationToken Stop => stop;

    /// <summary>Opens the index. Called again it opens the same index as another process would; the stores are closed with the index.</summary>
    public IChunkStore Open()
    {
        var store = open();
        _stores.Add(store);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            (store as IDisposable)?.Dispose();
        }

        _stores.Clear();
        await remove();
    }
}
