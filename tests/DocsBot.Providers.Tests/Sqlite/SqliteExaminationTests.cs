using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Diagnosis;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Providers.Tests.Sqlite;

public sealed class SqliteExaminationTests : IDisposable
{
    private static readonly IndexRecipe Recipe = new("test/1", "test-model", 4);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_without_an_index_is_told_with_what_to_run()
    {
        (await ExamineAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Level.ShouldBe(FindingLevel.Wrong), f => f.What.ShouldContain("Run the ingestion"));
    }

    [Fact]
    public async Task An_index_as_it_is_made_has_nothing_wrong()
    {
        await PublishAsync(embedded: true);

        var findings = await ExamineAsync();

        findings.Where(finding => finding.Level != FindingLevel.Ok).ShouldBeEmpty();
        findings.ShouldContain(finding => finding.What.Contains("2 passages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_index_of_another_recipe_is_a_notice_and_a_missing_embedding_is_wrong()
    {
        await PublishAsync(embedded: false);

        var findings = await ExamineAsync(Recipe with { Chunker = "test/2" });

        findings.ShouldContain(finding => finding.Level == FindingLevel.Notice && finding.What.Contains("test/2", StringComparison.Ordinal));
        findings.ShouldContain(finding => finding.Level == FindingLevel.Wrong && finding.What.Contains("1 passages have no embedding", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_file_is_told_and_so_is_a_draft_that_was_left()
    {
        var snapshot = await PublishAsync(embedded: true);
        await File.WriteAllTextAsync(Path.Combine(_folder.Root, "index", snapshot + ".db"), "not a database at all", Stop);
        await File.WriteAllTextAsync(Path.Combine(_folder.Root, "index", "draft.db"), "", Stop);

        var findings = await ExamineAsync();

        findings.ShouldContain(finding => finding.Level == FindingLevel.Wrong && finding.What.Contains(snapshot, StringComparison.Ordinal));
        findings.ShouldContain(finding => finding.Level == FindingLevel.Notice && finding.What.Contains("draft", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> PublishAsync(bool embedded)
    {
        using var store = new SqliteChunkStore(new SqliteIndexOptions { Directory = _folder.Root }, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);
        await using var draft = await store.OpenDraftAsync(Recipe, Stop);
        foreach (var (path, number) in new[] { ("a.md", 1), ("b.md", 2) })
        {
            var page = new PageKey("docs", path);
            var chunk = new Chunk { Id = ChunkId.Derive(page, null, 0, path), Page = page, Ordinal = 0, Title = "A page", HeadingPath = [], PageUrl = path, Text = $"walrus {number}" };
            await draft.ReplacePageAsync(page, "hash", [chunk], Stop);
            if (embedded || number == 1)
            {
                await draft.SetEmbeddingsAsync([new(chunk.Id, new float[] { 1, 0, 0, 0 })], Stop);
            }
        }

        return (await draft.PublishAsync(Stop)).Snapshot;
    }

    private async Task<IReadOnlyList<Finding>> ExamineAsync(IndexRecipe? recipe = null)
    {
        var findings = new List<Finding>();
        await foreach (var finding in new SqliteExamination(new SqliteIndexOptions { Directory = _folder.Root }, recipe ?? Recipe).RunAsync(Stop))
        {
            findings.Add(finding);
        }

        return findings;
    }
}
