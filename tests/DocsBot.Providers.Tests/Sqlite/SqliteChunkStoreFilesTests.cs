using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Providers.Tests.Sqlite;

/// <summary>What happens to the index when its files are damaged, lost, moved or held by someone.</summary>
public sealed class SqliteChunkStoreFilesTests : IDisposable
{
    private static readonly IndexRecipe Recipe = new("test/1");

    private readonly string _data = Directory.CreateTempSubdirectory("docsbot-files-").FullName;
    private readonly List<SqliteChunkStore> _stores = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string IndexFolder => Path.Combine(_data, "index");

    public void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        Directory.Delete(_data, recursive: true);
    }

    [Theory]
    [InlineData("not a database")]
    [InlineData("empty")]
    [InlineData("cut short")]
    [InlineData("zeros in the middle")]
    [InlineData("another program's database")]
    [InlineData("a schema of the future")]
    [InlineData("a draft that was never finished")]
    public async Task A_file_that_cannot_be_used_is_named_and_the_next_ingestion_keeps_it_and_rebuilds(string fault)
    {
        var file = await PublishAndSpoil(fault);

        var search = await Should.ThrowAsync<IndexUnavailableException>(() => Open().SearchAsync(new SearchRequest { Text = "walrus" }, Stop));
        search.Message.ShouldContain(file);
        search.Message.ShouldContain("DocsBot.Ingest");

        var store = Open();
        await Publish(store, "heron");
        (await Found(store, "heron")).ShouldBe(1);
        Directory.GetFiles(IndexFolder, "*.unusable-*").ShouldHaveSingleItem().ShouldStartWith(file);
    }

    [Fact]
    public async Task When_the_newest_snapshot_is_damaged_the_ingestion_starts_from_the_one_before()
    {
        var store = Open();
        await Publish(store, "walrus");
        var newest = await Publish(store, "heron");
        store.Dispose();
        Spoil(newest, "not a database");

        await using var draft = await Open().OpenDraftAsync(Recipe, Stop);

        (await draft.GetPageHashesAsync("docs", Stop)).Keys.ShouldBe(["walrus"]);
    }

    [Fact]
    public async Task A_lost_current_file_is_made_up_for_by_the_newest_snapshot_that_can_be_read()
    {
        var first = Open();
        await Publish(first, "walrus");
        await Publish(first, "heron");
        File.Delete(Path.Combine(IndexFolder, "current"));

        (await Found(Open(), "heron")).ShouldBe(1);

        File.WriteAllText(Path.Combine(IndexFolder, "current"), "../../etc/passwd");
        (await Found(Open(), "heron")).ShouldBe(1);
    }

    [Fact]
    public async Task Only_so_many_snapshots_are_kept_and_the_current_one_always()
    {
        var store = Open(keep: 2);
        foreach (var word in (string[])["one", "two", "three", "four"])
        {
            await Publish(store, word);
        }

        Directory.GetFiles(IndexFolder, "*.db").Length.ShouldBe(2);
        (await Found(store, "four")).ShouldBe(1);
    }

    [Fact]
    public async Task A_search_that_began_on_a_pruned_snapshot_still_has_its_file()
    {
        var store = Open(keep: 1);
        var chunk = await Publish(store, "walrus");
        (await Found(store, "walrus")).ShouldBe(1);
        await Publish(Open(keep: 1), "heron");

        File.Exists(chunk).ShouldBeFalse();
        (await store.GetPageAsync(new PageKey("docs", "walrus"), Stop)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_search_whose_snapshot_is_pruned_under_it_goes_on_with_the_newest()
    {
        var store = Open(keep: 1);
        await Publish(store, "walrus");
        (await Found(store, "walrus")).ShouldBe(1);

        // The store still believes in its snapshot, and has one connection to a file that is gone: more searches at once than that need another.
        await Publish(Open(keep: 1), "walrus", "heron");
        var searches = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var found = new List<int>();
            for (var i = 0; i < 100; i++)
            {
                found.Add(await Found(store, "walrus"));
            }

            return found;
        }));

        foreach (var found in await Task.WhenAll(searches))
        {
            found.ShouldAllBe(count => count == 1);
        }
    }

    [Fact]
    public async Task An_ingestion_that_changes_nothing_touches_no_file()
    {
        var store = Open();
        await Publish(store, "walrus");
        var before = Stamps();

        await using (var draft = await store.OpenDraftAsync(Recipe, Stop))
        {
            await draft.RemovePagesAsync([new PageKey("docs", "unknown")], Stop);
            await draft.PublishAsync(Stop);
        }

        Stamps().ShouldBe(before);
    }

    [Fact]
    public async Task A_draft_left_by_a_crash_is_read_from_its_log()
    {
        // What a killed process leaves: the database and a write-ahead log that was never checkpointed.
        var killed = Open();
        var draft = await killed.OpenDraftAsync(Recipe, Stop);
        for (var i = 0; i < 250; i++)
        {
            await draft.ReplacePageAsync(new PageKey("docs", $"{i}"), "h", [Passage($"{i}", "walrus")], Stop);
        }

        var copy = Directory.CreateDirectory(Path.Combine(_data, "copy", "index")).FullName;
        foreach (var file in Directory.GetFiles(IndexFolder, "draft.db*"))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        await draft.DisposeAsync();
        await using var resumed = await Open(Path.Combine(_data, "copy")).OpenDraftAsync(Recipe, Stop);
        (await resumed.GetPageHashesAsync("docs", Stop)).Count.ShouldBe(200);
        (await resumed.PublishAsync(Stop)).Pages.ShouldBe(200);
    }

    [Fact]
    public async Task A_damaged_draft_is_started_again()
    {
        await Publish(Open(), "walrus");
        File.WriteAllText(Path.Combine(IndexFolder, "draft.db"), new string('x', 10_000));

        var store = Open();
        await Publish(store, "heron");

        (await Found(store, "walrus heron")).ShouldBe(2);
    }

    [Fact]
    public async Task A_second_ingestion_is_told_who_holds_the_draft()
    {
        await using var held = await Open().OpenDraftAsync(Recipe, Stop);

        var refused = await Should.ThrowAsync<IndexUnavailableException>(() => Open().OpenDraftAsync(Recipe, Stop));

        refused.Message.ShouldContain(IndexFolder);
        refused.Message.ShouldContain($"process {Environment.ProcessId}");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_named()
    {
        var file = Path.Combine(_data, "file");
        File.WriteAllText(file, "");

        (await Should.ThrowAsync<IndexUnavailableException>(() => Open(file).OpenDraftAsync(Recipe, Stop))).Message.ShouldContain(file);
    }

    [Fact]
    public async Task The_schema_is_reached_from_an_empty_file_and_says_its_version()
    {
        var file = await Publish(Open(), "walrus");
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";

        command.ExecuteScalar().ShouldBe((long)IndexSchema.Latest);
        File.Exists(file + "-wal").ShouldBeFalse();
    }

    [Fact]
    public async Task A_snapshot_of_the_first_schema_says_what_to_run_and_is_taken_on_without_reading_a_page()
    {
        var store = Open();
        var file = await Publish(store, "walrus");
        store.Dispose();
        Execute(
            file,
            """
            DROP TABLE embedding_model; DROP TABLE posting; DROP TABLE word_index;
            ALTER TABLE chunk ADD COLUMN words INTEGER NOT NULL DEFAULT 1;
            CREATE VIRTUAL TABLE word USING fts5 (title, heading, body, common, content = '', contentless_delete = 1, tokenize = 'ascii');
            CREATE VIRTUAL TABLE occurrence USING fts5vocab (word, instance);
            PRAGMA user_version = 1;
            """);

        var refused = await Should.ThrowAsync<IndexUnavailableException>(() => Open().SearchAsync(new SearchRequest { Text = "walrus" }, Stop));
        refused.Message.ShouldContain(file);
        refused.Message.ShouldContain("DocsBot.Ingest");

        await PublishUnchanged();
        (await Found(Open(), "walrus")).ShouldBe(1);
    }

    [Fact]
    public async Task Words_that_another_analysis_read_are_read_again_by_the_next_ingestion()
    {
        var store = Open();
        var file = await Publish(store, "walrus");
        store.Dispose();
        Execute(file, "UPDATE word_index SET analysis = analysis + 1; DELETE FROM posting;");

        (await Should.ThrowAsync<IndexUnavailableException>(() => Open().SearchAsync(new SearchRequest { Text = "walrus" }, Stop))).Message.ShouldContain(file);

        await PublishUnchanged();
        (await Found(Open(), "walrus")).ShouldBe(1);
        await PublishUnchanged();
        Directory.GetFiles(IndexFolder, "*.db").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = Open();
        store.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => store.GetManifestAsync(Stop));
    }

    private async Task<string> PublishAndSpoil(string fault)
    {
        var store = Open();
        var file = await Publish(store, [.. Enumerable.Range(0, 100).Select(i => $"walrus{i}"), "walrus"]);
        store.Dispose();
        Spoil(file, fault);
        return file;
    }

    private static void Spoil(string file, string fault)
    {
        switch (fault)
        {
            case "not a database":
                File.WriteAllText(file, new string('x', 10_000));
                break;
            case "empty":
                File.WriteAllText(file, "");
                break;
            case "cut short":
                using (var stream = File.OpenWrite(file))
                {
                    stream.SetLength(stream.Length / 2);
                }

                break;
            case "zeros in the middle":
                using (var stream = File.OpenWrite(file))
                {
                    stream.Position = 4096;
                    stream.Write(new byte[stream.Length - 4096]);
                }

                break;
            case "another program's database":
                File.Delete(file);
                Execute(file, "CREATE TABLE walrus (id INTEGER)");
                break;
            case "a schema of the future":
                Execute(file, "PRAGMA user_version = 999");
                break;
            case "a draft that was never finished":
                Execute(file, "UPDATE manifest SET snapshot = NULL");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault));
        }
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private SqliteChunkStore Open(string? data = null, int keep = 2)
    {
        var store = new SqliteChunkStore(new SqliteIndexOptions { Directory = data ?? _data, SnapshotsKept = keep }, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);
        _stores.Add(store);
        return store;
    }

    private async Task<string> Publish(SqliteChunkStore store, params string[] words)
    {
        await using var draft = await store.OpenDraftAsync(Recipe, Stop);
        foreach (var word in words)
        {
            await draft.ReplacePageAsync(new PageKey("docs", word), "h", [Passage(word, word)], Stop);
        }

        return Path.Combine(IndexFolder, (await draft.PublishAsync(Stop)).Snapshot + ".db");
    }

    private async Task PublishUnchanged()
    {
        await using var draft = await Open().OpenDraftAsync(Recipe, Stop);
        await draft.PublishAsync(Stop);
    }

    private static async Task<int> Found(SqliteChunkStore store, string text) => (await store.SearchAsync(new SearchRequest { Text = text }, Stop)).ByWords.Count;

    private static Chunk Passage(string path, string text)
    {
        var page = new PageKey("docs", path);
        return new Chunk { Id = ChunkId.Derive(page, null, 0, text), Page = page, Ordinal = 0, Title = "A page", HeadingPath = [], PageUrl = $"/{path}", Text = text };
    }

    private Dictionary<string, DateTime> Stamps() =>
        Directory.GetFiles(IndexFolder).Where(file => !file.Contains("draft.lock", StringComparison.Ordinal)).ToDictionary(file => file, File.GetLastWriteTimeUtc, StringComparer.Ordinal);
}
