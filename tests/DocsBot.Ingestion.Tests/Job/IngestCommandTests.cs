using System.Text.Json;
using DocsBot.Ingest;

namespace DocsBot.Ingestion.Tests.Job;

/// <summary>The job as a script runs it: with the real store, in folders of its own.</summary>
public sealed class IngestCommandTests : IDisposable
{
    private readonly TemporaryFolder _docs = new();
    private readonly TemporaryFolder _data = new();
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    [Fact]
    public async Task A_folder_is_ingested_and_a_second_run_has_nothing_to_do()
    {
        _docs.Write("a.md", "# A\n\nAlpha.");
        _docs.Write("sub/b.html", "<h1>B</h1><p>Beta.</p>");

        (await RunAsync("--source", _docs.Path, "--base-url", "https://docs.test/", "--json")).ShouldBe(0);
        var first = JsonDocument.Parse(_out.ToString()).RootElement;
        first.GetProperty("added").GetInt32().ShouldBe(2);
        first.GetProperty("indexChunks").GetInt32().ShouldBe(2);
        first.GetProperty("peakBytes").GetInt64().ShouldBeGreaterThan(0);

        _out.GetStringBuilder().Clear();
        (await RunAsync("--source", _docs.Path, "--base-url", "https://docs.test/")).ShouldBe(0);
        _out.ToString().ShouldContain("2 unchanged");
    }

    [Fact]
    public async Task A_page_that_fails_is_named_and_the_exit_code_tells()
    {
        _docs.Write("a.md", "# A\n\nAlpha.");
        await File.WriteAllBytesAsync(Path.Combine(_docs.Path, "bad.md"), [0x41, 0xFF], TestContext.Current.CancellationToken);
        (await RunAsync("--source", _docs.Path)).ShouldBe(1);
        _error.ToString().ShouldContain("FAILED docs:bad.md: It is not UTF-8: byte 1");
        _out.ToString().ShouldContain("1 added");
    }

    [Theory]
    [InlineData("--source", "missing", "there is no folder")]
    [InlineData("--source", "a.md", "is a file")]
    [InlineData("--source", "empty", "There is no page")]
    [InlineData("--source", ".", "--base-url docs.test is no address", "--base-url", "docs.test")]
    [InlineData("--source", ".", "--permalink blog has no '='", "--permalink", "blog")]
    [InlineData("--source", ".", "out of range", "--max-page-size", "5")]
    [InlineData("--source", ".", "Two sources are named 'x'", "--source", ".", "--name", "x", "--name", "x")]
    [InlineData("--source", ".", "Give each source a name", "--source", "empty", "--name", "x")]
    [InlineData("--source", ".", "jekyll", "--site", "jekyll")]
    [InlineData("--source", ".", "--qdrant localhost is no address", "--qdrant", "localhost")]
    [InlineData("--source", ".", "http or https", "--qdrant", "localhost:6333")]
    [InlineData("--quiet", "", "--source")]
    public async Task A_wrong_command_line_is_told_what_is_wrong(string option, string value, string message, params string[] more)
    {
        _docs.Write("a.md", "# A\n\nAlpha.");
        Directory.CreateDirectory(Path.Combine(_docs.Path, "empty"));
        string[] arguments = [option, .. value.Length == 0 ? [] : new[] { value }, .. more];
        (await RunAsync([.. arguments.Select((argument, i) => i > 0 && arguments[i - 1] == "--source" ? Path.Combine(_docs.Path, argument) : argument)])).ShouldBe(2);
        _error.ToString().ShouldContain(message);
        _error.ToString().ShouldNotContain("   at ");
    }

    [Fact]
    public async Task The_doctor_ends_with_a_code_that_tells_whether_something_is_wrong()
    {
        (await RunAsync("doctor")).ShouldBe(4);
        _out.ToString().ShouldContain("WRONG");

        _docs.Write("a.md", "# A\n\nAlpha.");
        (await RunAsync("--source", _docs.Path, "--quiet")).ShouldBe(0);
        _out.GetStringBuilder().Clear();
        (await RunAsync("doctor")).ShouldBe(0);
        _out.ToString().ShouldContain("All is well.");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_and_nothing_is_written_elsewhere()
    {
        _docs.Write("a.md", "# A\n\nAlpha.");

        (await RunAsync("--source", _docs.Path, "--qdrant", "http://127.0.0.1:9")).ShouldBe(3);

        _error.ToString().ShouldContain("Qdrant at http://127.0.0.1:9/ cannot be reached");
        Directory.EnumerateFileSystemEntries(_data.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_used_is_told()
    {
        _docs.Write("a.md", "# A\n\nAlpha.");
        var file = _data.Write("taken", "a file");
        var code = await IngestAsync("--source", _docs.Path, "--data", file);
        code.ShouldBe(3);
        _error.ToString().ShouldContain(file);
        _error.ToString().ShouldNotContain("   at ");
    }

    public void Dispose()
    {
        _docs.Dispose();
        _data.Dispose();
    }

    private Task<int> RunAsync(params string[] arguments) => IngestAsync([.. arguments, "--data", _data.Path]);

    private async Task<int> IngestAsync(params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        Console.SetOut(_out);
        Console.SetError(_error);
        try
        {
            return await IngestCommand.InvokeAsync(arguments);
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
