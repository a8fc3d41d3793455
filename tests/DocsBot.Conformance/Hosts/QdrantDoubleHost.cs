using DocsBot.Conformance.QdrantDouble;
using DocsBot.Conformance.QdrantDouble.Faults;
using DocsBot.Conformance.Suite;

namespace DocsBot.Conformance.Hosts;

/// <summary>The store in Qdrant on the double, which checks every request.</summary>
public sealed class QdrantDoubleHost : StoreHost
{
    private readonly QdrantDoubleServer _server;
    private readonly QdrantHost _host;

    private QdrantDoubleHost(QdrantDoubleServer server, string? apiKey)
    {
        _server = server;
        _host = new QdrantHost(server.Url, apiKey);
    }

    public override string Name => "qdrant-double";

    public override IReadOnlyList<string> Findings => _server.Findings;

    /// <summary>What goes wrong from now on.</summary>
    public FaultPlan Faults => _server.Faults;

    /// <summary>The different shapes of requests so far.</summary>
    public IReadOnlyCollection<string> Shapes => _server.Shapes.All;

    public static async Task<QdrantDoubleHost> StartAsync(QdrantDoubleOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new QdrantDoubleHost(await QdrantDoubleServer.StartAsync(options, cancellationToken), options.ApiKey);
    }

    public override TestIndex CreateIndex(CancellationToken stop) => _host.CreateIndex(stop);

    public override async ValueTask DisposeAsync()
    {
        _server.Faults.Clear();
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }
}
