using System.Net;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Web.Hosting;
using DocsBot.Lab.Web.Security;
using DocsBot.Providers;
using DocsBot.Providers.Log;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace DocsBot.Lab.Tests.Web;

/// <summary>The real workbench on a random loopback port, with its data in a temporary folder.</summary>
internal sealed class WorkbenchServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WorkbenchServer(WebApplication app, WorkbenchKey key, string folder)
    {
        _app = app;
        Key = key.Text;
        Folder = folder;
        Address = new Uri(app.Urls.Single());
    }

    public string Key { get; }

    public string Folder { get; }

    public Uri Address { get; }

    public static async Task<WorkbenchServer> StartAsync(string? prompts = null, Action<IServiceCollection>? services = null, string? key = null)
    {
        var folder = Directory.CreateTempSubdirectory("docsbot-workbench-").FullName;
        var secret = key is null ? WorkbenchKey.Random() : WorkbenchKey.Given(key);
        var places = new LabPlaces(Data: folder, Prompts: prompts ?? Path.Combine(RepositoryFolder.Find()!, "prompts"));
        var settings = new WorkbenchSettings(WorkbenchAddress.TryParse("http://127.0.0.1:0", out _)!, secret, places, LabConfiguration.Read(places));
        var app = Workbench.Build(settings, parts =>
        {
            parts.RemoveAll<ILoggerProvider>();
            services?.Invoke(parts);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WorkbenchServer(app, secret, folder);
    }

    /// <summary>Where the interaction log is.</summary>
    public string Log => Path.Combine(Folder, InteractionLogOptions.FileName);

    /// <summary>A browser without cookies that follows no redirect.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>A browser that has opened the workbench.</summary>
    public async Task<HttpClient> OpenAsync()
    {
        var client = Stranger();
        (await client.GetAsync($"/?key={Key}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
