using System.Collections.Concurrent;
using System.Net;
using DocsBot.Conformance.QdrantDouble.Faults;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DocsBot.Conformance.QdrantDouble;

/// <summary>
/// A Qdrant to test against, in process: it keeps collections, aliases and points, ranks by vectors and by the server's own BM25, and answers by the REST contract
/// of 1.19. It is written from Qdrant's documentation and source, never from a client's code. What it does not play it refuses with 501.
/// </summary>
public sealed class QdrantDoubleServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<string> _findings;

    private QdrantDoubleServer(WebApplication application, RequestHandler handler)
    {
        _application = application;
        _findings = handler.Findings;
        Faults = handler.Faults;
        Shapes = handler.Shapes;
        Url = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Url { get; }

    /// <summary>What goes wrong from now on.</summary>
    public FaultPlan Faults { get; }

    /// <summary>The different shapes of requests that passed the schema.</summary>
    public RequestShapes Shapes { get; }

    /// <summary>
    /// What no client should do, one sentence each: a request that the schema refuses, a write without <c>wait=true</c>, a call of what is not played. A test that
    /// uses the double ends with none.
    /// </summary>
    public IReadOnlyList<string> Findings => [.. _findings];

    public static async Task<QdrantDoubleServer> StartAsync(QdrantDoubleOptions options, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.MaxRequestBodySize = null;

            // The server's own; a client that reuses an older connection meets a reset.
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(5);
        });
        var application = builder.Build();
        var handler = new RequestHandler(options, application.Lifetime.ApplicationStopping);
        application.Run(handler.HandleAsync);
        await application.StartAsync(cancellationToken);
        return new QdrantDoubleServer(application, handler);
    }

    /// <summary>Serves until cancelled.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _application.StopAsync(soon.Token);
        await _application.DisposeAsync();
    }
}
