using System.Net.Http.Json;
using System.Text.Json;
using DocsBot.Chat.Hosting;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.DependencyInjection;

namespace DocsBot.Chat.Tests;

public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.WithDocs();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_start_keeps_the_snapshot_when_nothing_changed_and_takes_up_what_did()
    {
        string? first;
        await using (var server = await ChatServer.StartAsync(_folder))
        {
            first = await SnapshotAsync(server);
        }

        await using (var server = await ChatServer.StartAsync(_folder))
        {
            (await SnapshotAsync(server)).ShouldBe(first);
        }

        _folder.Write("configure.md", "# Configure Lantern\n\nSet `gate` to open the gate.\n");
        File.Delete(Path.Combine(_folder.Docs, "errors.md"));
        await using (var server = await ChatServer.StartAsync(_folder, waitUntilReady: false))
        {
            await UntilAsync(async () => await SnapshotAsync(server) != first);
            (await SearchAsync(server, "gate"))[0].ShouldStartWith("/configure/");
            (await SearchAsync(server, "address already in use")).ShouldNotContain(url => url.Contains("/errors/", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_page_of_a_hugo_blog_is_cited_by_its_permalink()
    {
        _folder.Write("_index.md", "---\ntitle: Lantern\n---\nHome.\n");
        _folder.Write("blog/_posts/2021-11-26-walrus.md", "---\ntitle: The walrus\ndate: 2021-11-26\nslug: walrus\n---\nThe walrus sings at dawn.\n");
        var settings = new Dictionary<string, string?> { ["Docs:Site"] = "hugo", ["Docs:Permalinks:0"] = "blog=/:section/:year/:month/:day/:slug/" };

        await using var server = await ChatServer.StartAsync(_folder, settings);

        (await SearchAsync(server, "walrus dawn"))[0].ShouldBe("/blog/2021/11/26/walrus/");
    }

    [Fact]
    public async Task A_permalink_that_is_no_pattern_is_named()
    {
        await using var server = await ChatServer.StartAsync(_folder, new() { ["Docs:Permalinks:0"] = "blog" }, waitUntilReady: false);

        await server.WaitUntilAsync("failed");

        (await server.Client.GetFromJsonAsync<JsonElement>("/api/status", Token)).GetProperty("message").GetString()!.ShouldContain("Docs:Permalinks holds 'blog'");
    }

    [Fact]
    public async Task A_folder_without_pages_is_said_to_be_empty()
    {
        using var empty = TemporaryFolder.Empty();
        await using var server = await ChatServer.StartAsync(empty, waitUntilReady: false);

        await server.WaitUntilAsync("failed");

        var status = await server.Client.GetFromJsonAsync<JsonElement>("/api/status", Token);
        status.GetProperty("message").GetString()!.ShouldContain(empty.Docs);
        (await server.Client.GetAsync("/readyz", Token)).StatusCode.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
        (await server.Client.GetAsync("/healthz", Token)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_damaged_index_is_rebuilt_and_the_damaged_file_kept()
    {
        await using (await ChatServer.StartAsync(_folder))
        {
        }

        var snapshot = Directory.GetFiles(Path.Combine(_folder.Data, "index"), "*.db").Single();
        await File.WriteAllTextAsync(snapshot, "this is no database", Token);

        await using var server = await ChatServer.StartAsync(_folder);

        (await SearchAsync(server, "port")).ShouldContain("/configure/#change-the-port");
        Directory.GetFiles(Path.Combine(_folder.Data, "index")).ShouldContain(file => File.ReadAllText(file).StartsWith("this is no database", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_does_not_keep_the_others_from_being_answered()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder.Docs, "broken.md"), [0x23, 0x20, 0xff, 0xfe, 0x00, 0xd8], Token);

        await using var server = await ChatServer.StartAsync(_folder);

        (await SearchAsync(server, "port")).ShouldContain("/configure/#change-the-port");
    }

    [Fact]
    public async Task Without_a_folder_of_its_own_the_service_waits_for_the_ingestion_job()
    {
        var settings = new Dictionary<string, string?> { ["Docs:Path"] = "" };
        await using var server = await ChatServer.StartAsync(_folder, settings, waitUntilReady: false);

        await server.WaitUntilAsync("indexing");
        (await server.AskAsync("How do I change the port?")).Response.StatusCode.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_port_in_use_is_said_with_the_way_out()
    {
        await using var server = await ChatServer.StartAsync(_folder);
        using var other = TemporaryFolder.WithDocs();

        var (exitCode, error) = await RunAsync("--urls", server.Client.BaseAddress!.ToString(), "--docs", other.Docs, "--data", other.Data);

        exitCode.ShouldBe(ChatCommand.CannotStart);
        error.ShouldContain("--urls http://localhost:5081");
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_missing_docs_folder_is_named()
    {
        var (exitCode, error) = await RunAsync("--docs", Path.Combine(_folder.Root, "nowhere"));

        exitCode.ShouldBe(ChatCommand.WrongUsage);
        error.ShouldContain(Path.Combine(_folder.Root, "nowhere"));
    }

    [Theory]
    [InlineData("--dosc", "x")]
    [InlineData("--base-url", "docs.example.com")]
    [InlineData("--site", "wordpress")]
    public async Task A_wrong_argument_is_named(string option, string value)
    {
        var (exitCode, error) = await RunAsync(option, value, "--data", _folder.Data, "--urls", "http://127.0.0.1:0");

        exitCode.ShouldBe(ChatCommand.WrongUsage);
        error.ShouldContain(value == "x" ? option : value);
    }

    private static async Task<(int ExitCode, string Error)> RunAsync(params string[] args)
    {
        using var error = new StringWriter();
        var before = Console.Error;
        Console.SetError(error);
        try
        {
            return (await ChatCommand.InvokeAsync(args).WaitAsync(TimeSpan.FromSeconds(20), Token), error.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }

    private static async Task<string?> SnapshotAsync(ChatServer server) =>
        (await server.Services.GetRequiredService<IChunkStore>().GetManifestAsync(Token))?.Snapshot;

    private static async Task<List<string>> SearchAsync(ChatServer server, string query)
    {
        var found = await server.Client.GetFromJsonAsync<JsonElement>($"/api/search?q={Uri.EscapeDataString(query)}", Token);
        return [.. found.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("url").GetString()!["/docs".Length..])];
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 200 && !await condition(); i++)
        {
            await Task.Delay(50, Token);
        }
    }
}
