using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace DocsBot.Providers.Tests.Sqlite;

/// <summary>Whatever is wrong with the model or the embeddings of an index, questions are answered by words, and the log says so once.</summary>
public sealed class DamagedEmbeddingsTests : IDisposable
{
    private static readonly CorpusEmbeddingTrainer Trainer = new(new CorpusEmbeddingOptions { Dimensions = 16, Buckets = 64, LeastPassages = 2 });

    private readonly string _data = Directory.CreateTempSubdirectory("docsbot-damaged-").FullName;
    private readonly RecordingLogger<SqliteChunkStore> _storeLog = new();
    private readonly RecordingLogger<SnapshotEmbeddings> _modelLog = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_sound_index_is_searched_by_meaning()
    {
        await PublishAsync();

        (await AskAsync()).ShouldAllBe(hit => hit.VectorScore != null);
        (_modelLog.Entries.Count + _storeLog.Entries.Count(entry => entry.Level == Microsoft.Extensions.Logging.LogLevel.Warning)).ShouldBe(0);
    }

    [Theory]
    [InlineData("UPDATE embedding_model SET model = x'00'", "cannot be read")]
    [InlineData("UPDATE embedding_model SET hash = 'another'", "another hash")]
    [InlineData("UPDATE embedding_model SET model = substr(model, 1, length(model) - 10)", "cannot be read")]
    public async Task A_damaged_model_is_told_of_once_and_the_words_find(string damage, string told)
    {
        Spoil(await PublishAsync(), damage);

        var hits = await AskAsync(times: 3);

        hits.ShouldNotBeEmpty();
        hits.ShouldAllBe(hit => hit.VectorScore == null);
        _modelLog.Entries.ShouldHaveSingleItem().Message.ShouldContain(told);
    }

    [Theory]
    [InlineData("UPDATE embedding SET vector = x'0102' WHERE chunk = 3")]
    [InlineData("UPDATE embedding SET vector = x'0000c07f' || substr(vector, 5) WHERE chunk = 3")]
    [InlineData("DROP TABLE embedding")]
    public async Task Damaged_embeddings_are_told_of_once_and_the_words_find(string damage)
    {
        Spoil(await PublishAsync(), damage);

        var hits = await AskAsync(times: 3);

        hits.ShouldNotBeEmpty();
        hits.ShouldAllBe(hit => hit.VectorScore == null);
        _storeLog.Entries.Count(entry => entry.Message.Contains("embeddings of", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_model_that_was_learnt_with_other_settings_is_used_all_the_same()
    {
        await PublishAsync();

        (await AskAsync(trainer: new CorpusEmbeddingTrainer(new CorpusEmbeddingOptions()))).ShouldAllBe(hit => hit.VectorScore != null);
    }

    private async Task<IReadOnlyList<FusedHit>> AskAsync(int times = 1, CorpusEmbeddingTrainer? trainer = null)
    {
        using var store = Open();
        using var embeddings = new SnapshotEmbeddings(store, trainer ?? Trainer, _modelLog);
        var retriever = new Retriever(store, Options.Create(new RetrievalOptions()), embeddings);
        IReadOnlyList<FusedHit> hits = [];
        for (var i = 0; i < times; i++)
        {
            hits = (await retriever.RankAsync(new RetrievalQuery { Text = "walrus" }, 10, Stop)).Hits;
        }

        return hits;
    }

    private async Task<string> PublishAsync()
    {
        using var store = Open();
        Chunk[] chunks = [.. Enumerable.Range(0, 4).Select(i => Passage($"{i}.md", $"The walrus number{i} migrates over the ice. A walrus has tusks."))];
        var bytes = await Trainer.FitAsync(_ => chunks.ToAsyncEnumerable(), Stop);
        using var model = Trainer.Load(bytes);
        await using var draft = await store.OpenDraftAsync(new IndexRecipe("test/1", Trainer.Name, Trainer.Dimensions), Stop);
        foreach (var chunk in chunks)
        {
            await draft.ReplacePageAsync(chunk.Page, "hash", [chunk], Stop);
        }

        await draft.WriteModelAsync(bytes, Stop);
        var embeddings = await model.GenerateAsync(chunks.Select(chunk => chunk.Text), cancellationToken: Stop);
        await draft.SetEmbeddingsAsync([.. chunks.Zip(embeddings, (chunk, embedding) => KeyValuePair.Create(chunk.Id, embedding.Vector))], Stop);
        return Path.Combine(_data, "index", (await draft.PublishAsync(Stop)).Snapshot + ".db");
    }

    private static void Spoil(string file, string damage)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements of this test.
        command.CommandText = damage;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private SqliteChunkStore Open() => new(new SqliteIndexOptions { Directory = _data }, TimeProvider.System, _storeLog);

    private static Chunk Passage(string path, string text)
    {
        var page = new PageKey("docs", path);
        return new Chunk { Id = ChunkId.Derive(page, null, 0, text), Page = page, Ordinal = 0, Title = "Animals", HeadingPath = [], PageUrl = "https://docs.example/" + path, Text = text };
    }
}
