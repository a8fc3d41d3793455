using System.Text.Json;
using DocsBot.Core.Interactions;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Analysis.Clusters;
using DocsBot.Lab.Analysis.Gaps;
using DocsBot.Lab.Commands;
using DocsBot.Lab.Evaluation;
using Microsoft.Extensions.Options;

namespace DocsBot.Lab.Tests.Analysis;

public sealed class GapAnalysisTests : IDisposable
{
    private readonly AnalysisLog _log = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Gaps_are_asked_of_todays_index()
    {
        await Questions().WriteAsync();

        var gaps = (await Analyse(
            ("api-keys.md", "# API keys\n\nAn API key proves who calls.\n\n## Rotate an API key\n\nTo rotate an API key, open the settings of the API key and choose rotate. The old API key stops at once."),
            ("workspaces.md", "# Workspaces\n\nA workspace holds pages.\n\n## Members\n\nMembers of a workspace see its pages."),
            ("guests.md", "# Billing of guests\n\nGuests cost nothing. An invoice lists every paying member."))).Gaps;

        gaps.Select(gap => (gap.Cluster.Conversations, gap.State)).ShouldBe([(4, GapState.AnsweredNow), (3, GapState.Missing), (2, GapState.Found)]);
        (gaps[0].Pages[0].Title, gaps[0].Pages[0].Section.ShouldHaveSingleItem()).ShouldBe(("API keys", "Rotate an API key"));
        gaps[0].Confidence!.Value.ShouldBeGreaterThan(0.35);
        gaps[1].UnknownWords.ShouldBe(["retries", "webhook"], ignoreOrder: true);
        gaps[1].Cluster.Terms.ShouldContain("webhook");
    }

    [Fact]
    public async Task Words_that_stand_in_no_passage_together_are_told()
    {
        await _log.Ask("restore workspace backup", FailureSignal.NoAnswer).Ask("restoring a workspace backup", FailureSignal.NoAnswer).WriteAsync();

        var gap = (await Analyse(
            ("a.md", "# Workspaces\n\nA workspace holds pages of a team."),
            ("b.md", "# Backup\n\nA backup is written every night."),
            ("c.md", "# Trash\n\nYou can restore a page from the trash."))).Gaps.ShouldHaveSingleItem();

        gap.State.ShouldBe(GapState.Missing);
        gap.UnknownWords.ShouldBeEmpty();
        gap.ApartWords.ShouldBe(["restoring", "workspace", "backup"], ignoreOrder: true);
        gap.Pages.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_question_of_one_word_and_one_of_signs_read_well()
    {
        await _log.Ask("webhooks", FailureSignal.NoAnswer).Ask("Webhook?", FailureSignal.NoAnswer).Ask("??", FailureSignal.NoAnswer).Ask("??", FailureSignal.NoAnswer).WriteAsync();

        var gaps = (await Analyse(("a.md", "# Pages\n\nA page holds text."))).Gaps;

        gaps.Count.ShouldBe(2);
        gaps.ShouldAllBe(gap => gap.State == GapState.Missing);
        gaps.Single(gap => gap.Cluster.Label.StartsWith('W')).UnknownWords.ShouldHaveSingleItem().ShouldStartWith("webhook");
    }

    [Fact]
    public async Task Without_an_index_the_questions_are_shown_and_it_says_so()
    {
        await Questions().WriteAsync();

        (await Run("gaps", "--data", _log.Folder)).ShouldBe(0, _errors.ToString());

        _output.ToString().ShouldContain("no published index");
        _output.ToString().ShouldContain("1. ");
        _output.ToString().ShouldNotContain("Not answered today");
    }

    [Fact]
    public async Task Markdown_holds_readers_words_as_text()
    {
        await _log
            .Ask("<script>alert(1)</script> [click](https://evil.example) *rotate* `key`", FailureSignal.NoAnswer)
            .Ask("<script>alert(1)</script> [click](https://evil.example) *rotate* `key` ", FailureSignal.NoAnswer | FailureSignal.ThumbsDown, comment: "# no\n<img src=x>").WriteAsync();

        (await Run("gaps", "--data", _log.Folder, "--markdown")).ShouldBe(0, _errors.ToString());

        var page = _output.ToString();
        page.ShouldStartWith("# What the documentation lacks");
        var html = Markdig.Markdown.ToHtml(page);
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("<a ");
        html.ShouldContain("<h2>");
    }

    [Fact]
    public async Task Json_has_the_state_and_an_empty_log_reads_well()
    {
        await Questions().WriteAsync();
        (await Run("gaps", "--data", _log.Folder, "--json", "--most", "1")).ShouldBe(0, _errors.ToString());
        using var json = JsonDocument.Parse(_output.ToString());
        json.RootElement.GetProperty("gaps")[0].GetProperty("state").GetString().ShouldBe("notChecked");

        using var empty = new AnalysisLog();
        _output.GetStringBuilder().Clear();
        (await Run("gaps", "--data", empty.Folder)).ShouldBe(0, _errors.ToString());
        _output.ToString().ShouldContain("There is no interaction log yet");

        (await Run("gaps", "--json", "--markdown")).ShouldBe(2);
    }

    private AnalysisLog Questions() => _log
        .Ask("How do I rotate an API key?", FailureSignal.NoAnswer)
        .Ask("rotate api key", FailureSignal.NoAnswer)
        .Ask("rotating the API key", FailureSignal.NoAnswer)
        .Ask("rotate an api key", FailureSignal.LowGroundedness)
        .Ask("retry a webhook", FailureSignal.NoAnswer)
        .Ask("webhook retry", FailureSignal.NoAnswer)
        .Ask("webhook retries?", FailureSignal.NoAnswer)
        .Ask("members of a workspace", FailureSignal.ThumbsDown, confidence: 0.9)
        .Ask("workspace members", FailureSignal.ThumbsDown, confidence: 0.9)
        .Ask("what does an invoice list", FailureSignal.Slow);

    private async Task<GapReport> Analyse(params (string Name, string Text)[] pages)
    {
        var docs = Directory.CreateDirectory(Path.Combine(_log.Folder, "docs")).FullName;
        foreach (var (name, text) in pages)
        {
            await File.WriteAllTextAsync(Path.Combine(docs, name), text, Stop);
        }

        await using var index = await TemporaryIndex.BuildAsync(docs, Stop);
        var options = new RetrievalOptions();
        return await GapAnalysis.RunAsync(_log.Database, new Retriever(index.Store, Options.Create(options)), options.MinimumConfidence, ClusterRequest.LastDays(30, AnalysisLog.Now), Stop);
    }

    private Task<int> Run(params string[] arguments) => LabCommandLine.RunAsync(arguments, _output, _errors);
}
