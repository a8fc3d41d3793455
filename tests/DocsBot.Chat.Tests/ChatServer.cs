using System.Net.Http.Json;
using System.Text.Json;
using DocsBot.Chat.Hosting;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace DocsBot.Chat.Tests;

/// <summary>The real service on a random loopback port, over a folder of small pages, with its data in a temporary folder.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ChatServer(WebApplication app, TemporaryFolder folder)
    {
        _app = app;
        Folder = folder;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(30) };
    }

    public TemporaryFolder Folder { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts the service over pages; waits until it is ready unless told otherwise.</summary>
    public static async Task<ChatServer> StartAsync(
        TemporaryFolder? folder = null, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null, bool waitUntilReady = true)
    {
        folder ??= TemporaryFolder.WithDocs();
        var app = await ChatApplication.BuildAsync(
            new ChatArguments { Docs = folder.Docs, Data = folder.Data, Urls = "http://127.0.0.1:0" },
            settings,
            parts =>
            {
                parts.RemoveAll<ILoggerProvider>();
                services?.Invoke(parts);
            });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var server = new ChatServer(app, folder);
        if (waitUntilReady)
        {
            await server.WaitUntilAsync("ready");
        }

        return server;
    }

    public async Task WaitUntilAsync(string state)
    {
        for (var i = 0; i < 200; i++)
        {
            var status = await Client.GetFromJsonAsync<JsonElement>("/api/status", TestContext.Current.CancellationToken);
            if (status.GetProperty("state").GetString() == state)
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"The service did not become {state}.");
    }

    /// <summary>Asks over HTTP and collects the events.</summary>
    public async Task<(HttpResponseMessage Response, List<ChatEvent> Events)> AskAsync(string? question, string? conversationId = null, string? pageUrl = null)
    {
        var response = await Client.PostAsJsonAsync("/api/ask", new { question, conversationId, pageUrl }, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response, EventsOf(body));
    }

    public Task FlushLogAsync() => Services.GetRequiredService<IInteractionLog>().FlushAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static List<ChatEvent> EventsOf(string body) =>
        [.. body.Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => JsonSerializer.Deserialize<ChatEvent>(line[6..], ContractJson.Options)!)];
}
