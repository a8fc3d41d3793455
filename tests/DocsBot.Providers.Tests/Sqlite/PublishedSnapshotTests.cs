using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Sqlite.Index;
using DocsBot.Providers.Words;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Providers.Tests.Sqlite;

/// <summary>What a snapshot does when a question is given up, and when its file fails it.</summary>
public sealed class PublishedSnapshotTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("docsbot-snapshot-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task The_ranking_of_a_question_that_was_given_up_ends()
    {
        var snapshot = await OpenAsync();
        var words = snapshot.Words;

        Should.Throw<OperationCanceledException>(() => snapshot.Use(reader => words.Rank(WordQuery.Parse("walrus tusks"), reader, 10, null, new CancellationToken(canceled: true))));
        snapshot.Use(reader => words.Rank(WordQuery.Parse("walrus tusks"), reader, 10, null, Stop)).Ranking.Count.ShouldBe(1);
        snapshot.Retire();
    }

    [Fact]
    public async Task A_file_that_is_busy_for_a_moment_costs_one_question_and_no_more()
    {
        var snapshot = await OpenAsync();

        // The one connection that is open is lent, so the words and the embeddings are to be read by another.
        snapshot.Use(_ =>
        {
            using (new FileStream(snapshot.File, FileMode.Open, FileAccess.Read, FileShare.None))
            {
                Should.Throw<IndexUnavailableException>(() => snapshot.Words);
                Should.Throw<IndexUnavailableException>(() => snapshot.Vectors);
            }

            snapshot.Words.ShouldNotBeNull();
            snapshot.Vectors.ShouldNotBeNull().Count.ShouldBe(1);
            return true;
        });
        snapshot.Retire();
    }

    private async Task<PublishedSnapshot> OpenAsync()
    {
        var options = new SqliteIndexOptions { Directory = _data };
        var page = new PageKey("docs", "a.md");
        var chunk = new Chunk { Id = ChunkId.Derive(page, null, 0, "text"), Page = page, Ordinal = 0, Title = "Animals", HeadingPath = [], PageUrl = "https://docs.example/a", Text = "A walrus has tusks." };
        using var store = new SqliteChunkStore(options, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);
        await using var draft = await store.OpenDraftAsync(new IndexRecipe("test/1", "test-model", 4), Stop);
        await draft.ReplacePageAsync(page, "hash", [chunk], Stop);
        await draft.SetEmbeddingsAsync([KeyValuePair.Create(chunk.Id, new ReadOnlyMemory<float>([1f, 0, 0, 0]))], Stop);
        var manifest = await draft.PublishAsync(Stop);
        return new PublishedSnapshot(Path.Combine(_data, "index", manifest.Snapshot + ".db"), options, NullLogger.Instance);
    }
}
