using System.Globalization;
using System.Text;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Transfer;
using DocsBot.Providers.Tests.Log.Hosts;

namespace DocsBot.Providers.Tests.Log;

/// <summary>An export holds the log, and an import gives it back: whichever the log's database is.</summary>
public abstract class LogTransferSuite : LogSuite
{
    private static readonly string Inner = new('b', 64);
    private static readonly string Outer = new('a', 64);

    [Fact]
    public async Task What_was_exported_comes_back_in_another_log_whatever_its_database()
    {
        await WriteAsync(
            Interactions.Full(1) with { Prompt = new PromptId("answer", 3, Outer), Pinned = [new PinnedText(Outer, $"parts: {Inner}"), new PinnedText(Inner, "Be brief.")] },
            Interactions.Plain(2, "=1+1, \"quoted\"\r\nand \\ more 🙂") with { Signals = FailureSignal.NoAnswer });
        await new ExperimentLog(Host.Database, TimeProvider.System).CloseAsync(new ClosedArm("trial", "answer@v3", Outer, Interactions.Noon, "too many errors", new ArmFigures(10, 5, 4, 3, 2, 0.125)), Stop);
        var exported = await ExportAsync(Host, LogExportFormat.Jsonl);

        await using var other = new SqliteLogHost();
        var first = await ImportAsync(other, exported);
        var again = await ImportAsync(other, exported);

        first.ShouldBe(new LogImportResult(Interactions: 2, NewInteractions: 2, Others: 3, NewOthers: 3, Faults: 0));
        again.ShouldBe(new LogImportResult(Interactions: 2, NewInteractions: 0, Others: 3, NewOthers: 0, Faults: 0));
        (await ExportAsync(other, LogExportFormat.Jsonl)).ShouldBe(exported);

        await Host.ExecuteAsync("DELETE FROM interactions");
        await Host.ExecuteAsync("DELETE FROM pinned");
        (await ImportAsync(Host, exported)).NewInteractions.ShouldBe(2);
        (await ExportAsync(Host, LogExportFormat.Jsonl)).ShouldBe(exported);
        (await new PinnedTexts(Host.Database).FindAsync([Inner, Outer], Stop)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_long_log_is_exported_in_pages_oldest_first_between_two_times()
    {
        await WriteAsync([.. Enumerable.Range(0, 2_500).Select(i => Interactions.Plain(i) with { ConversationId = $"conversation {i}", AskedAt = Interactions.Noon.AddSeconds(i / 3) })]);

        (await IdsAsync(new LogExportRequest(LogExportFormat.Csv))).ShouldBe(Enumerable.Range(0, 2_500).Select(Interactions.Id));
        (await IdsAsync(new LogExportRequest(LogExportFormat.Csv, Interactions.Noon.AddSeconds(10), Interactions.Noon.AddSeconds(12)))).ShouldBe(Enumerable.Range(30, 6).Select(Interactions.Id));
    }

    [Fact]
    public async Task A_text_that_a_spreadsheet_would_run_is_quoted_and_the_rest_follows_the_standard()
    {
        await WriteAsync(Interactions.Plain(1, "=HYPERLINK(\"http://evil\")") with { Language = "-e", Origin = "a \"b\", c\r\nd", DroppedCitations = 3 });

        var lines = await ExportAsync(Host, LogExportFormat.Csv);

        lines.ShouldStartWith("id,conversation_id,asked_at,question,");
        lines.ShouldContain(",\"'=HYPERLINK(\"\"http://evil\"\")\",");
        lines.ShouldContain("\"'-e\"");
        lines.ShouldContain("\"a \"\"b\"\", c\r\nd\"");
        lines.ShouldEndWith("\r\n");
    }

    [Fact]
    public async Task A_log_that_is_not_there_exports_nothing_and_is_created_by_an_import()
    {
        (await ExportAsync(Host, LogExportFormat.Jsonl)).ShouldBeEmpty();
        (await ImportAsync(Host, "")).ShouldBe(new LogImportResult(0, 0, 0, 0, 0));
        (await ImportAsync(Host, "\ufeff" + Minimal(1) + "\r\n\r\n" + Minimal(2))).NewInteractions.ShouldBe(2);

        (await Host.Rows.FindAsync("i1", Stop)).ShouldNotBeNull().Interaction.ShouldSatisfyAllConditions(
            row => row.AskedAt.ShouldBe(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero)), row => row.Chunks.ShouldBeEmpty(), row => row.Signals.ShouldBe(FailureSignal.None));
    }

    [Fact]
    public async Task A_dry_run_checks_and_leaves_the_log_alone()
    {
        (await ImportAsync(Host, Minimal(1) + "\nno JSON", isDryRun: true)).ShouldBe(new LogImportResult(Interactions: 1, NewInteractions: 0, Others: 0, NewOthers: 0, Faults: 1));

        (await Host.Rows.ScalarAsync<long?>("SELECT count(*) FROM interactions", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_row_that_is_there_stays_as_it_is()
    {
        await WriteAsync(Interactions.Plain(1) with { Id = "i1" });

        (await ImportAsync(Host, Minimal(1) + "\n" + Minimal(2))).NewInteractions.ShouldBe(1);

        (await Host.Rows.FindAsync("i1", Stop))!.Interaction.Question.ShouldStartWith("a question");
    }

    private protected static string Minimal(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"table":"interactions","id":"i{{number}}","conversation_id":"c","asked_at":"2026-03-01T12:00:00+02:00","question":"Why?","dropped_citations":0,"total_ms":1.5,"outcome":"answered"}""");

    private protected static async Task<LogImportResult> ImportAsync(LogHost host, string text, Action<LogImportFault>? tell = null, bool isDryRun = false)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await LogImport.RunAsync(host.Database, stream, tell, isDryRun, TimeProvider.System, Stop);
    }

    private static async Task<string> ExportAsync(LogHost host, LogExportFormat format) => await ExportAsync(host, new LogExportRequest(format));

    private static async Task<string> ExportAsync(LogHost host, LogExportRequest request)
    {
        await using var writer = new StringWriter(CultureInfo.InvariantCulture);
        await LogExport.RunAsync(host.Database, request, writer, Stop);
        return writer.ToString();
    }

    private async Task<IEnumerable<string>> IdsAsync(LogExportRequest request) =>
        (await ExportAsync(Host, request)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0].Trim('"'));

    private async Task WriteAsync(params Interaction[] interactions)
    {
        await using var log = Host.Open();
        foreach (var interaction in interactions)
        {
            log.Record(interaction);
        }

        log.Record(new Feedback(interactions[0].Id, interactions[0].ConversationId, Helpful: false, "@me, no", Interactions.Noon));
        await log.FlushAsync(Stop);
    }
}
