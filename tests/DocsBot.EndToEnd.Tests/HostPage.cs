using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DocsBot.EndToEnd.Tests;

/// <summary>Somebody else's site that embeds the widget: another origin, a strict content security policy, and styles that reach for everything.</summary>
internal sealed class HostPage : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HostPage(WebApplication app)
    {
        _app = app;
    }

    public string Address => _app.Urls.Single();

    public static async Task<HostPage> StartAsync(string bot)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/host.css", () => Results.Text("* { all: unset; color: red !important; font-size: 40px !important; } button, textarea { display: none !important; }", "text/css"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {bot}; connect-src {bot} {bot.Replace("http:", "ws:", StringComparison.Ordinal)}; style-src 'self'";
            return Results.Content(
                $"""<!doctype html><html lang="en"><head><title>Host</title><link rel="stylesheet" href="/host.css"><script src="{bot}/widget/docsbot.js" defer></script></head><body><h1>Docs</h1></body></html>""",
                "text/html");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new HostPage(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
