using DocsBot.Core.Retrieval;
using DocsBot.Lab.Evaluation.Variants;

namespace DocsBot.Lab.Evaluation;

/// <summary>Where a temporary index lives; disposing it deletes the index.</summary>
internal abstract class IndexPlace : IAsyncDisposable
{
    /// <summary>What reports call the store.</summary>
    public abstract string Name { get; }

    /// <summary>Opens the index, to be written or to be searched in the variant's way. The caller disposes it, before the place, when it is disposable.</summary>
    public abstract IChunkStore Open(Variant variant);

    /// <summary>Deletes the index.</summary>
    public abstract ValueTask DisposeAsync();
}
