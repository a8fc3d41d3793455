using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Embeddings;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Tests.Embeddings;

/// <summary>Which model embeds a question while snapshots are published.</summary>
public sealed class SnapshotEmbeddingsTests : IDisposable
{
    private static readonly CorpusEmbeddingTrainer Trainer = new(new CorpusEmbeddingOptions { Dimensions = 16, Buckets = 64, LeastPassages = 2 });

    private readonly RecordingLogger<SnapshotEmbeddings> _log = new();
    private readonly PublishingStore _store = new();
    private readonly SnapshotEmbeddings _embeddings;

    public SnapshotEmbeddingsTests() => _embeddings = new SnapshotEmbeddings(_store, Trainer, _log);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _embeddings.Dispose();

    [Fact]
    public async Task Questions_that_arrive_together_read_the_model_once()
    {
        _store.Model = await FitAsync("walrus");
        _store.Reading = new TaskCompletionSource();

        var asked = Enumerable.Range(0, 20).Select(_ => _embeddings.GenerateAsync(["walrus"], cancellationToken: Stop)).ToList();
        _store.Reading.SetResult();
        var answers = await Task.WhenAll(asked);

        _store.ModelsRead.ShouldBe(1);
        answers.ShouldAllBe(answer => answer[0].ModelId == _store.Model.Hash && answer[0].Vector.Length == 16);
    }

    [Fact]
    public async Task A_snapshot_published_between_manifest_and_model_is_no_damage()
    {
        var before = await FitAsync("walrus");
        var after = await FitAsync("narwhal");
        _store.Model = before;
        _store.PublishedMeanwhile = after;

        (await EmbedAsync("narwhal")).ModelId.ShouldBe(after.Hash);
        (await EmbedAsync("narwhal")).ModelId.ShouldBe(after.Hash);

        _store.ModelsRead.ShouldBe(1);
        _log.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_that_is_given_up_leaves_the_others_their_model()
    {
        _store.Model = await FitAsync("walrus");
        _store.Reading = new TaskCompletionSource();
        using var gone = new CancellationTokenSource();

        var first = _embeddings.GenerateAsync(["walrus"], cancellationToken: gone.Token);
        var second = EmbedAsync("walrus");
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        _store.Reading.SetResult();

        (await second).ModelId.ShouldBe(_store.Model.Hash);
    }

    private static async Task<FittedModel> FitAsync(string word)
    {
        Chunk[] chunks = [.. Enumerable.Range(0, 4).Select(i => Passage($"{i}.md", $"The {word} number{i} migrates over the ice. A {word} has tusks."))];
        var bytes = await Trainer.FitAsync(_ => chunks.ToAsyncEnumerable(), Stop);
        return new FittedModel(FittedModel.HashOf(bytes), bytes, chunks.Length, Added: 0, Removed: 0);
    }

    private static Chunk Passage(string path, string text)
    {
        var page = new PageKey("docs", path);
        return new Chunk { Id = ChunkId.Derive(page, null, 0, text), Page = page, Ordinal = 0, Title = path, HeadingPath = [], PageUrl = "/" + path, Text = text };
    }

    private async Task<Embedding<float>> EmbedAsync(string text) => (await _embeddings.GenerateAsync([text], cancellationToken: Stop))[0];

    /// <summary>An index of which only the manifest and the model are asked for.</summary>
    private sealed class PublishingStore : IChunkStore
    {
        public FittedModel? Model { get; set; }

        public FittedModel? PublishedMeanwhile { get; set; }

        public TaskCompletionSource? Reading { get; set; }

        public int ModelsRead { get; private set; }

        public Task<IndexManifest?> GetManifestAsync(CancellationToken cancellationToken) => Task.FromResult<IndexManifest?>(new IndexManifest
        {
            Snapshot = "test",
            PublishedAt = DateTimeOffset.UnixEpoch,
            Chunker = "test/1",
            EmbeddingModel = Trainer.Name,
            EmbeddingModelHash = Model?.Hash,
            EmbeddingDimensions = Trainer.Dimensions,
            Pages = 4,
            Chunks = 4,
        });

        public async Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken)
        {
            ModelsRead++;
            await (Reading?.Task ?? Task.CompletedTask).WaitAsync(cancellationToken);
            return Model = PublishedMeanwhile ?? Model;
        }

        public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<Chunk>> GetChunksAsync(IReadOnlyCollection<ChunkId> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<Chunk>> GetPageAsync(PageKey page, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<PageKey?> FindPageAsync(string pageUrl, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<PageLabels>> GetLabelsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IIndexDraft> OpenDraftAsync(IndexRecipe recipe, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
