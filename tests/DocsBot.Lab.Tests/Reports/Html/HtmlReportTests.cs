using System.Text.RegularExpressions;
using DocsBot.Lab.Commands;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Reports.Html;
using Microsoft.Data.Sqlite;

namespace DocsBot.Lab.Tests.Reports.Html;

/// <summary>An evaluation as a file that can be sent.</summary>
public sealed class HtmlReportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("docsbot-report-");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_file_needs_nothing_else_and_runs_nothing()
    {
        var html = await HtmlReport.RenderAsync(ReportRun.Sample);

        html.ShouldStartWith("<!DOCTYPE html>");
        html.ShouldContain("default-src 'none'");
        Regex.Matches(html, "<(script|link|img|iframe|form)\\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).ShouldBeEmpty();
        Regex.Matches(html, "\\b(src|href|onclick|style)=", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).ShouldBeEmpty();
        html.ShouldNotContain("url(");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    [Fact]
    public async Task Verdicts_are_said_in_words()
    {
        var html = Text(await HtmlReport.RenderAsync(ReportRun.Sample));

        html.ShouldContain("answer@v4 is better than answer@v3 in correctness.");
        html.ShouldContain("It is worse in cost and input_tokens.");
        html.ShouldContain("In 4 of 7 metrics the difference may be chance, all metrics considered together.");
    }

    [Fact]
    public async Task The_worst_losses_come_first_with_both_answers_and_what_was_expected()
    {
        var html = Text(await HtmlReport.RenderAsync(ReportRun.Sample));

        var losses = html.IndexOf("Worst losses", StringComparison.Ordinal);
        var gains = html.IndexOf("Best gains", StringComparison.Ordinal);
        var between = html[losses..gains];
        between.ShouldContain("How do I");
        Regex.Count(between, "quality −0", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(5);
        between.ShouldContain("The answer does not say \"close the gate\".");
        html[gains..].ShouldContain("quality +0");
    }

    [Fact]
    public async Task Failures_and_missing_scores_stand_apart()
    {
        var html = Text(await HtmlReport.RenderAsync(ReportRun.Sample));

        html.ShouldContain("The model was unavailable: 503. 1");
        html.ShouldContain("judge_correctness the judge gave no verdict 5");
        html.ShouldContain("The reply is no JSON. 10");
    }

    [Fact]
    public async Task What_is_needed_to_run_it_again_is_there()
    {
        var html = Text(await HtmlReport.RenderAsync(ReportRun.Sample));

        html.ShouldContain("lab eval run --prompts answer@v3,answer@v4 --set animals");
        foreach (var hash in new[] { '3', '4', '7', 'a', 'f' })
        {
            html.ShouldContain(new string(hash, 64));
        }

        html.ShouldContain("60 questions, index 0001-5f3a");
        html.ShouldContain("gpt-5-mini, temperature 0.1, at most 900 tokens");
        html.ShouldContain("gpt-5, 3 times each");
    }

    [Fact]
    public async Task One_version_alone_and_an_empty_run_are_shown_as_well()
    {
        var alone = ReportRun.Sample with { Variants = [ReportRun.Sample.Variants[0]], Cases = [.. ReportRun.Sample.Cases.Where(result => result.Variant == 0)] };

        Text(await HtmlReport.RenderAsync(alone)).ShouldContain("One version was evaluated, so there is nothing to compare it with.");
        var empty = Text(await HtmlReport.RenderAsync(ReportRun.Sample with { Cases = [], FinishedAt = null }));
        empty.ShouldContain("have no score in common, so nothing can be said.");
        empty.ShouldContain("The evaluation is not complete: 0 of 120 results.");
    }

    [Fact]
    public async Task The_command_writes_the_newest_evaluation_or_the_one_that_is_named()
    {
        var file = Path.Combine(_folder.FullName, "report.html");
        (await RunAsync("--output", file)).ShouldBe((1, "", $"There is no evaluation in {Path.Combine(_folder.FullName, "lab.db")} yet. Run one with: lab eval run\n"));

        var store = new EvaluationStore(_folder.FullName);
        await store.BeginAsync(ReportRun.Sample, "f", TestContext.Current.CancellationToken);
        await store.AddAsync(ReportRun.Sample.Id, ReportRun.Sample.Cases, [], TestContext.Current.CancellationToken);

        (await RunAsync("--output", file)).ShouldBe((0, $"The report of the evaluation {ReportRun.Sample.Id} is in {file}.\n", ""));
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldContain("answer@v4 is better than answer@v3");
        (await RunAsync("0000001", "--output", file)).Exit.ShouldBe(0);
        (await RunAsync("other", "--output", file)).Errors.ShouldStartWith("There is no evaluation other in ");
        (await RunAsync("--output", Path.Combine(_folder.FullName, "missing", "report.html"))).Exit.ShouldBe(1);
    }

    private async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = await LabCommandLine.RunAsync(["eval", "report", .. args, "--data", _folder.FullName], output, errors);
        return (exit, output.ToString(), errors.ToString());
    }

    /// <summary>What a reader sees, on one line.</summary>
    private static string Text(string html)
    {
        var body = html[html.IndexOf("<body", StringComparison.Ordinal)..];
        var text = System.Net.WebUtility.HtmlDecode(Regex.Replace(body, "<[^>]+>", " ", RegexOptions.None, TimeSpan.FromSeconds(5)));
        return Regex.Replace(text, "\\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(5));
    }
}
