using Dapper;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Sqlite.Log;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Tests.Log;

public sealed class LogSchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string DatabasePath => _folder["interactions.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_log_of_version_1_keeps_its_rows_and_takes_feedback()
    {
        Execute(File.ReadAllText(Repository.PathOf("src/DocsBot.Providers/Sqlite/Log/Migrations/0001_interactions.sql")));
        Execute("""
            PRAGMA user_version = 1;
            INSERT INTO interactions (id, conversation_id, asked_at, question, history, chunks, citations, dropped_citations, total_ms, outcome)
            VALUES ('i', 'c', '2026-01-01T00:00:00.0000000Z', 'Old?', '[]', '[]', '[]', 0, 1, 'answered')
            """);

        await using (var log = Open())
        {
            log.Record(new Feedback("i", "c", Helpful: true, "Still good.", Interactions.Noon));
            log.Record(Interactions.Full(2));
        }

        var records = await new InteractionReader(new SqliteLogDatabase(DatabasePath)).NewestAsync(Stop).ToListAsync(Stop);
        records.Count.ShouldBe(2);
        records[1].Interaction.Question.ShouldBe("Old?");
        records[1].Feedback!.Comment.ShouldBe("Still good.");
    }

    [Fact]
    public async Task A_log_migrated_from_version_1_has_the_schema_of_a_new_one()
    {
        await using (Open())
        {
        }

        var fresh = Schema();
        SqliteConnection.ClearAllPools();
        File.Delete(DatabasePath);
        Execute(File.ReadAllText(Repository.PathOf("src/DocsBot.Providers/Sqlite/Log/Migrations/0001_interactions.sql")));
        Execute("PRAGMA user_version = 1");
        await using (Open())
        {
        }

        Schema().ShouldBe(fresh);
        fresh.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_log_of_a_newer_DocsBot_is_left_alone()
    {
        Execute("CREATE TABLE future (id TEXT); PRAGMA user_version = 99");
        var told = new RecordingLogger<InteractionLog>();
        var log = new InteractionLog(new InteractionLogOptions { Path = DatabasePath, FlushTimeout = TimeSpan.Zero }, TimeProvider.System, told);
        log.Record(Interactions.Plain(1));
        await log.DisposeAsync();

        log.Dropped.ShouldBe(1);
        told.Text.ShouldContain("version 99");
        Schema().ShouldBe(["CREATE TABLE future (id TEXT)"]);
        var read = async () => await new InteractionReader(new SqliteLogDatabase(DatabasePath)).FindAsync("i", Stop);
        (await read.ShouldThrowAsync<InteractionLogException>()).Message.ShouldContain("Update DocsBot");
    }

    [Fact]
    public async Task A_log_that_is_not_there_or_has_no_rows_is_empty()
    {
        var reader = new InteractionReader(new SqliteLogDatabase(DatabasePath));
        (await reader.NewestAsync(Stop).AnyAsync(Stop)).ShouldBeFalse();

        await using (Open())
        {
        }

        (await reader.NewestAsync(Stop).AnyAsync(Stop)).ShouldBeFalse();
        (await reader.FindAsync("i", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_is_no_log_is_told_to_who_reads_it()
    {
        await File.WriteAllTextAsync(DatabasePath, "This is a text of somebody, and no database at all.", Stop);
        var read = async () => await new InteractionReader(new SqliteLogDatabase(DatabasePath)).FindAsync("i", Stop);

        (await read.ShouldThrowAsync<InteractionLogException>()).Message.ShouldContain(DatabasePath);
    }

    private InteractionLog Open() =>
        new(new InteractionLogOptions { Path = DatabasePath }, TimeProvider.System, new RecordingLogger<InteractionLog>());

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Execute(sql);
    }

    private List<string> Schema()
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        return connection.Query<string>("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").AsList();
    }
}
