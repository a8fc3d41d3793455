using System.Text.Json;
using DocsBot.Core.Interactions;
using DocsBot.Lab.Analysis.Clusters;
using DocsBot.Lab.Commands;

namespace DocsBot.Lab.Tests.Analysis.Clusters;

public sealed class ClusterAnalysisTests : IDisposable
{
    private readonly AnalysisLog _log = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Of_the_log_only_questions_of_the_period_with_the_signal_count()
    {
        await Some().WriteAsync();

        var any = await ClusterAnalysis.RunAsync(_log.Database, ClusterRequest.LastDays(30, AnalysisLog.Now), Stop);
        var slow = await ClusterAnalysis.RunAsync(_log.Database, ClusterRequest.LastDays(30, AnalysisLog.Now) with { Signals = FailureSignal.Slow }, Stop);

        (any.Asked, any.Questions, any.ClusterCount, any.Single).ShouldBe((7, 6, 2, 1));
        (slow.Questions, slow.Clusters.ShouldHaveSingleItem().Questions).ShouldBe((2, 2));
        any.Clusters[0].Slices.Select(slice => (slice.Dimension, slice.Value)).ShouldBe([("domain", ""), ("language", "en"), ("product version", "2"), ("prompt", "answer@v1")]);
    }

    [Fact]
    public async Task Unanswered_is_also_a_thumb_down_where_nothing_was_cited()
    {
        await _log
            .Ask("use a proxy", FailureSignal.ThumbsDown, cites: false, comment: "no!")
            .Ask("use proxy", FailureSignal.ThumbsDown, cites: true)
            .Ask("using a proxy", FailureSignal.LowGroundedness, cites: true)
            .Ask("use the proxy", FailureSignal.Slow).WriteAsync();

        var report = await ClusterAnalysis.RunAsync(_log.Database, ClusterRequest.LastDays(30, AnalysisLog.Now) with { OnlyUnanswered = true }, Stop);

        report.Questions.ShouldBe(2);
        report.Clusters.ShouldHaveSingleItem().Comments.ShouldBe(["no!"]);
    }

    [Fact]
    public async Task A_log_with_more_questions_than_are_read_is_told_as_cut()
    {
        await Some().WriteAsync();

        var report = await ClusterAnalysis.RunAsync(_log.Database, ClusterRequest.LastDays(30, AnalysisLog.Now) with { MostQuestions = 3 }, Stop);

        report.IsCut.ShouldBeTrue();
        report.Questions.ShouldBe(3);
    }

    [Fact]
    public async Task Of_a_log_that_was_not_read_whole_the_period_begins_with_what_was_read()
    {
        for (var i = 0; i < 40; i++)
        {
            _log.Ask("rotate api keys", FailureSignal.NoAnswer, daysAgo: 1 + (i * 0.7));
        }

        await _log.WriteAsync();

        var report = await ClusterAnalysis.RunAsync(_log.Database, ClusterRequest.LastDays(30, AnalysisLog.Now) with { MostQuestions = 20 }, Stop);

        report.From.ShouldBe(AnalysisLog.Now.AddDays(-1 - (19 * 0.7)), TimeSpan.FromSeconds(1));
        report.Asked.ShouldBe(20);
        report.Clusters.ShouldHaveSingleItem().Trend.Direction.ShouldBe(TrendDirection.NotShown);
    }

    [Fact]
    public async Task The_command_prints_clusters_for_people_and_as_json()
    {
        await Some().WriteAsync();

        (await Run("clusters", "--data", _log.Folder, "--most", "1")).ShouldBe(0, _errors.ToString());
        _output.ToString().ShouldContain("6 of the 7 questions asked");
        _output.ToString().ShouldContain("1. ");
        _output.ToString().ShouldNotContain("2. ");

        _output.GetStringBuilder().Clear();
        (await Run("clusters", "--data", _log.Folder, "--signal", "slow", "--signal", "noAnswer", "--json")).ShouldBe(0, _errors.ToString());
        using var json = JsonDocument.Parse(_output.ToString());
        var cluster = json.RootElement.GetProperty("clusters")[0];
        cluster.GetProperty("signals")[0].GetProperty("signal").GetString().ShouldBe("noAnswer");
        cluster.GetProperty("trend").GetProperty("direction").GetString().ShouldBe("notShown");
    }

    [Fact]
    public async Task Without_a_log_and_with_an_empty_one_it_says_so()
    {
        (await Run("clusters", "--data", _log.Folder)).ShouldBe(0, _errors.ToString());
        _output.ToString().ShouldContain("There is no interaction log yet");

        await _log.WriteAsync();
        (await Run("clusters", "--data", _log.Folder)).ShouldBe(0);
        _output.ToString().ShouldContain("No question was asked from");
    }

    [Theory]
    [InlineData("--days", "0")]
    [InlineData("--days", "many")]
    [InlineData("--signal", "angry")]
    public async Task A_wrong_option_is_told(string option, string value)
    {
        (await Run("clusters", option, value)).ShouldBe(2);
        _errors.ToString().ShouldContain(value == "angry" ? "angry" : "--days");
    }

    [Fact]
    public async Task A_file_that_is_no_log_is_told()
    {
        await File.WriteAllTextAsync(_log.File, "This is a text of somebody, and no database at all.", Stop);

        (await Run("clusters", "--data", _log.Folder)).ShouldBe(1);
        _errors.ToString().ShouldContain(_log.File);
    }

    private Task<int> Run(params string[] arguments) => LabCommandLine.RunAsync(arguments, _output, _errors);

    private AnalysisLog Some() => _log
        .Ask("How do I rotate an API key?", FailureSignal.NoAnswer)
        .Ask("rotate api keys", FailureSignal.NoAnswer)
        .Ask("rotating API keys", FailureSignal.NoAnswer)
        .Ask("invite guests to a workspace", FailureSignal.Slow)
        .Ask("invite guest workspaces", FailureSignal.Slow)
        .Ask("why is the sky blue", FailureSignal.Degraded)
        .Ask("rotate api keys", FailureSignal.None)
        .Ask("rotate api keys", FailureSignal.NoAnswer, daysAgo: 40);
}
