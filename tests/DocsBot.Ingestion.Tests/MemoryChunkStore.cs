using System.Runtime.CompilerServices;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Ingestion.Tests;

/// <summary>An index in memory, with the draft and the published snapshot apart, that notes what the pipeline asks of it.</summary>
internal sealed class MemoryChunkStore : IChunkStore
{
    private Dictionary<PageKey, (string Hash, IReadOnlyList<Chunk> Chunks)> _published = [];
    private Dictionary<PageKey, (string Hash, IReadOnlyList<Chunk> Chunks)>? _draft;
    private IndexRecipe? _recipe;
    private (byte[] Bytes, HashSet<ChunkId> Chunks)? _model;
    private int _snapshots;

    public List<PageKey> Replaced { get; } = [];

    public Dictionary<ChunkId, ReadOnlyMemory<float>> Embeddings { get; } = [];

    public int Published => _snapshots;

    public IEnumerable<string> Pages => _published.Keys.Select(key => key.Path).Order(StringComparer.Ordinal);

    /// <summary>Runs in front of every write.</summary>
    public Action<PageKey>? BeforeReplace { get; set; }

    public IReadOnlyList<Chunk> ChunksOf(string path) => _published.Where(page => page.Key.Path == path).SelectMany(page => page.Value.Chunks).ToList();

    public Task<IndexManifest?> GetManifestAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Chunk>> GetChunksAsync(IReadOnlyCollection<ChunkId> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Chunk>> GetPageAsync(PageKey page, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PageKey?> FindPageAsync(string pageUrl, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PageLabels>> GetLabelsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IIndexDraft> OpenDraftAsync(IndexRecipe recipe, CancellationToken cancellationToken)
    {
        _draft = recipe == _recipe ? _draft ?? new(_published) : [];
        _recipe = recipe;
        return Task.FromResult<IIndexDraft>(new Draft(this));
    }

    private sealed class Draft(MemoryChunkStore store) : IIndexDraft
    {
        public Task<IReadOnlyDictionary<string, string>> GetPageHashesAsync(string source, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(store._draft!.Where(page => page.Key.Source == source).ToDictionary(page => page.Key.Path, page => page.Value.Hash, StringComparer.Ordinal));

        public Task ReplacePageAsync(PageKey page, string contentHash, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
        {
            store.BeforeReplace?.Invoke(page);
            cancellationToken.ThrowIfCancellationRequested();
            store.Replaced.Add(page);
            store._draft![page] = (contentHash, chunks);
            return Task.CompletedTask;
        }

        public Task RemovePagesAsync(IReadOnlyCollection<PageKey> pages, CancellationToken cancellationToken)
        {
            pages.ToList().ForEach(page => store._draft!.Remove(page));
            return Task.CompletedTask;
        }

        public IAsyncEnumerable<Chunk> ReadChunksAsync(CancellationToken cancellationToken) =>
            store._draft!.OrderBy(page => page.Key.Path, StringComparer.Ordinal).SelectMany(page => page.Value.Chunks).ToList().ToAsyncEnumerable();

        public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken)
        {
            var now = store._draft!.Values.SelectMany(page => page.Chunks).Select(chunk => chunk.Id).ToHashSet();
            return Task.FromResult(store._model is not { } model
                ? null
                : new FittedModel(FittedModel.HashOf(model.Bytes), model.Bytes, model.Chunks.Count, now.Except(model.Chunks).Count(), model.Chunks.Except(now).Count()));
        }

        public Task WriteModelAsync(ReadOnlyMemory<byte> model, CancellationToken cancellationToken)
        {
            store.Embeddings.Clear();
            store._model = (model.ToArray(), store._draft!.Values.SelectMany(page => page.Chunks).Select(chunk => chunk.Id).ToHashSet());
            return Task.CompletedTask;
        }

        public async IAsyncEnumerable<Chunk> ReadChunksWithoutEmbeddingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            foreach (var chunk in store._draft!.Values.SelectMany(page => page.Chunks).Where(chunk => !store.Embeddings.ContainsKey(chunk.Id)).ToList())
            {
                yield return chunk;
            }
        }

        public Task SetEmbeddingsAsync(IReadOnlyList<KeyValuePair<ChunkId, ReadOnlyMemory<float>>> embeddings, CancellationToken cancellationToken)
        {
            embeddings.ToList().ForEach(pair => store.Embeddings[pair.Key] = pair.Value);
            return Task.CompletedTask;
        }

        public Task<IndexManifest> PublishAsync(CancellationToken cancellationToken)
        {
            store._published = new(store._draft!);
            store._draft = null;
            store._snapshots++;
            return Task.FromResult(new IndexManifest
            {
                Snapshot = $"s{store._snapshots}",
                PublishedAt = DateTimeOffset.UnixEpoch,
                Chunker = store._recipe!.Chunker,
                Pages = store._published.Count,
                Chunks = store._published.Values.Sum(page => page.Chunks.Count),
            });
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
