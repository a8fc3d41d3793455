using DocsBot.Providers.Diagnosis;
using DocsBot.Providers.Qdrant;

namespace DocsBot.Providers.Tests.Qdrant;

/// <summary>What the doctor says of an index in Qdrant.</summary>
public sealed partial class QdrantStoreTests
{
    [Fact]
    public async Task The_doctor_finds_nothing_wrong_with_an_index_as_it_is_made()
    {
        await PublishAsync(Open(), ("a.md", "walrus"), ("b.md", "heron"));

        var findings = await ExamineAsync();

        findings.Where(finding => finding.Level == FindingLevel.Wrong).ShouldBeEmpty();
        findings.ShouldContain(finding => finding.What.Contains("2 passages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_doctor_says_that_nothing_is_published_and_who_holds_the_draft()
    {
        await using var draft = await Open().OpenDraftAsync(Recipe, Stop);

        var findings = await ExamineAsync();

        findings.ShouldContain(finding => finding.Level == FindingLevel.Wrong && finding.What.Contains("Nothing is published", StringComparison.Ordinal));
        findings.ShouldContain(finding => finding.What.Contains($"process {Environment.ProcessId}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_doctor_misses_what_somebody_took_away()
    {
        var manifest = await PublishAsync(Open(), ("a.md", "walrus"), ("b.md", "heron"));
        var collection = $"collections/docsbot_{manifest.Snapshot}";
        (await _http.DeleteAsync(new Uri(_server.Url, $"{collection}/index/version?wait=true"), Stop)).EnsureSuccessStatusCode();
        (await _http.PostAsync(new Uri(_server.Url, $"{collection}/points/delete?wait=true"), Json($$"""{"points":["{{Passage("a.md", "walrus").Id}}"]}"""), Stop)).EnsureSuccessStatusCode();
        (await _http.PostAsync(new Uri(_server.Url, $"{collection}/points/vectors/delete?wait=true"), Json($$"""{"points":["{{Passage("b.md", "heron").Id}}"],"vector":["dense","bm25"]}"""), Stop)).EnsureSuccessStatusCode();

        var wrong = (await ExamineAsync()).Where(finding => finding.Level == FindingLevel.Wrong).Select(finding => finding.What).ToList();

        wrong.Count.ShouldBe(4);
        wrong.ShouldContain(what => what.Contains("version", StringComparison.Ordinal) && what.Contains("payload index", StringComparison.Ordinal));
        wrong.ShouldContain(what => what.Contains("holds 1 passages, its manifest says 2", StringComparison.Ordinal));
        wrong.ShouldContain(what => what.Contains("1 passages have no embedding", StringComparison.Ordinal));
        wrong.ShouldContain(what => what.Contains("cannot be found by words", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<Finding>> ExamineAsync()
    {
        var findings = new List<Finding>();
        await foreach (var finding in new QdrantExamination(new QdrantOptions { Url = _server.Url }, Recipe, TimeProvider.System, _logger).RunAsync(Stop))
        {
            findings.Add(finding);
        }

        return findings;
    }
}
