using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Providers.Tests.Sqlite;

/// <summary>Whatever is wrong with the words of an index is told as an index that cannot be used.</summary>
public sealed class DamagedWordsTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("docsbot-damaged-words-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData("UPDATE word_index SET chunks = substr(chunks, 1, length(chunks) - 1)")]
    [InlineData("UPDATE word_index SET chunks = x'ffffffffffff01'")]
    [InlineData("UPDATE word_index SET chunks = x'01ffffffff0f'")]
    [InlineData("UPDATE word_index SET vocabulary = substr(vocabulary, 1, length(vocabulary) - 2)")]
    [InlineData("UPDATE word_index SET vocabulary = x'006461'")]
    [InlineData("UPDATE word_index SET vocabulary = x'1e0161' || vocabulary")]
    [InlineData("UPDATE word_index SET vocabulary = x'ffffffff0f0161' || vocabulary")]
    [InlineData("UPDATE posting SET places = substr(places, 1, length(places) - 1)")]
    [InlineData("UPDATE posting SET places = x''")]
    [InlineData("UPDATE posting SET places = x'00f8ffffff07'")]
    [InlineData("UPDATE posting SET places = x'00f8ffffff0f'")]
    [InlineData("UPDATE posting SET places = x'ffffffff0f0800'")]
    [InlineData("UPDATE posting SET places = x'630800'")]
    [InlineData("UPDATE posting SET chunks = -1")]
    [InlineData("UPDATE posting SET chunks = 2000000000")]
    public async Task Damaged_words_are_told_of_as_a_damaged_index(string damage)
    {
        Spoil(await PublishAsync(), damage);
        using var store = Open();

        var fault = await Should.ThrowAsync<IndexUnavailableException>(() => store.SearchAsync(new SearchRequest { Text = "walrus tuskz" }, Stop));

        fault.Message.ShouldContain("damaged");
        fault.Message.ShouldContain("Run the ingestion again");
    }

    private async Task<string> PublishAsync()
    {
        var page = new PageKey("docs", "a.md");
        const string text = "A walrus has tusks.";
        var chunk = new Chunk { Id = ChunkId.Derive(page, null, 0, text), Page = page, Ordinal = 0, Title = "Animals", HeadingPath = [], PageUrl = "https://docs.example/a", Text = text };
        using var store = Open();
        await using var draft = await store.OpenDraftAsync(new IndexRecipe("test/1"), Stop);
        await draft.ReplacePageAsync(page, "hash", [chunk], Stop);
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

    private SqliteChunkStore Open() => new(new SqliteIndexOptions { Directory = _data }, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);
}
