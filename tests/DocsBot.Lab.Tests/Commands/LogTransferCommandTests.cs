using DocsBot.Core.Interactions;
using DocsBot.Lab.Commands;
using DocsBot.Lab.Tests.Analysis;

namespace DocsBot.Lab.Tests.Commands;

public sealed class LogTransferCommandTests : IDisposable
{
    private readonly AnalysisLog _log = new();
    private readonly AnalysisLog _other = new();

    public void Dispose()
    {
        _log.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task An_export_is_imported_into_another_log_and_an_import_may_be_run_again()
    {
        await _log.Ask("How do pods start?", FailureSignal.NoAnswer, comment: "No answer.").Ask("Why?", FailureSignal.None).WriteAsync();
        var file = Path.Combine(_log.Folder, "log.jsonl");

        (await RunAsync("export", "--data", _log.Folder, "--output", file)).ShouldBe((0, "", $"2 interactions and 0 other rows of {_log.File} are written to {file}.{Environment.NewLine}"));
        (await RunAsync("import", file, "--data", _other.Folder, "--dry-run")).Output.ShouldStartWith("2 interactions and 0 other rows are right, 0 lines are not. Nothing was written.");
        (await RunAsync("import", file, "--data", _other.Folder)).Output.ShouldStartWith($"2 interactions and 0 other rows are new in {_other.File}; 0 and 0 were there, and 0 lines were left out.");
        (await RunAsync("import", file, "--data", _other.Folder)).Output.ShouldStartWith($"0 interactions and 0 other rows are new in {_other.File}; 2 and 0 were there");

        (await RunAsync("export", "--data", _other.Folder)).Output.ShouldBe(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Directory.GetFiles(_log.Folder, "*.partial").ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_lines_are_told_by_file_and_number_and_fail_the_import()
    {
        var file = Path.Combine(_log.Folder, "log.jsonl");
        await File.WriteAllLinesAsync(file, Enumerable.Repeat("{", 25), TestContext.Current.CancellationToken);

        var (exit, output, errors) = await RunAsync("import", file, "--data", _other.Folder);

        exit.ShouldBe(1);
        errors.ShouldContain($"{file}:1 is no JSON");
        errors.ShouldContain($"{file}:20 is no JSON");
        errors.ShouldNotContain($"{file}:21 ");
        output.ShouldContain("25 lines were left out");
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_a_time_that_is_none_are_told()
    {
        (await RunAsync("import", Path.Combine(_log.Folder, "missing.jsonl"), "--data", _other.Folder)).ShouldSatisfyAllConditions(run => run.Exit.ShouldBe(1), run => run.Errors.ShouldContain("missing.jsonl"));
        (await RunAsync("export", "--from", "yesterday", "--data", _log.Folder)).ShouldSatisfyAllConditions(run => run.Exit.ShouldBe(2), run => run.Errors.ShouldContain("\"yesterday\" is no day or time"));
        (await RunAsync("export", "--format", "xml", "--data", _log.Folder)).Exit.ShouldBe(2);
    }

    [Fact]
    public async Task An_export_that_fails_leaves_the_file_that_was_there()
    {
        var file = Path.Combine(_log.Folder, "log.jsonl");
        await File.WriteAllTextAsync(file, "before", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_log.File, "This is no database at all, and nobody can export it.", TestContext.Current.CancellationToken);

        (await RunAsync("export", "--data", _log.Folder, "--output", file)).ShouldSatisfyAllConditions(run => run.Exit.ShouldBe(1), run => run.Errors.ShouldContain(_log.File));

        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("before");
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var exit = await LabCommandLine.RunAsync(["log", .. arguments], output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
