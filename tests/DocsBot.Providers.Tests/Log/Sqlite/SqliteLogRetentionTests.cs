using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log.Sqlite;

public sealed class SqliteLogRetentionTests : LogRetentionSuite
{
    [Fact]
    public async Task A_forgotten_conversation_is_on_no_byte_of_the_disk_and_others_stay()
    {
        await using var log = Host.Open();
        log.Record(Interactions.Plain(1, "the walrus is secret") with { ConversationId = "mine" });
        log.Record(Interactions.Plain(2, "the heron is not") with { ConversationId = "theirs" });
        await log.FlushAsync(Stop);
        log.Record(Interactions.Plain(3, "the walrus again") with { ConversationId = "mine" });

        log.Forget("mine").ShouldBeTrue();
        await log.FlushAsync(Stop);

        (await Host.Rows.FindAsync(Interactions.Id(1), Stop)).ShouldBeNull();
        (await Host.Rows.FindAsync(Interactions.Id(3), Stop)).ShouldBeNull();
        (await Host.Rows.FindAsync(Interactions.Id(2), Stop)).ShouldNotBeNull();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Host.Options.Path)!, "interactions.db*").Where(file => !file.Contains(".run-", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new StreamReader(stream, System.Text.Encoding.Latin1);
            (await bytes.ReadToEndAsync(Stop)).ShouldNotContain("walrus", customMessage: file);
        }
    }

    private protected override Task<LogHost> CreateHostAsync() => Task.FromResult<LogHost>(new SqliteLogHost());
}
