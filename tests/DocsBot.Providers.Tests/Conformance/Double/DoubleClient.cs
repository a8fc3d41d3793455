using System.Text.Json;
using DocsBot.Conformance.QdrantDouble;

namespace DocsBot.Providers.Tests.Conformance.Double;

/// <summary>Speaks to the double in plain requests, as curl would.</summary>
internal sealed class DoubleClient : IAsyncDisposable
{
    private readonly HttpClient _http;

    private DoubleClient(QdrantDoubleServer server)
    {
        Server = server;
        _http = new HttpClient { BaseAddress = server.Url };
    }

    public QdrantDoubleServer Server { get; }

    public HttpClient Http => _http;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<DoubleClient> StartAsync(QdrantDoubleOptions? options = null) => new(await QdrantDoubleServer.StartAsync(options ?? new QdrantDoubleOptions(), Stop));

    /// <summary>A collection <c>docs</c> with a dense vector of two components and the built-in BM25.</summary>
    public static async Task<DoubleClient> WithDocsAsync(QdrantDoubleOptions? options = null)
    {
        var client = await StartAsync(options);
        (await client.SendAsync("PUT", "/collections/docs", """{"vectors":{"dense":{"size":2,"distance":"Cosine"}},"sparse_vectors":{"bm25":{"modifier":"idf"}}}""")).Status.ShouldBe(200);
        return client;
    }

    public async Task<(int Status, JsonElement Body)> SendAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (json is not null)
        {
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        }

        using var response = await _http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonElement.Parse(text) : default);
    }

    /// <summary>The <c>result</c> of a request that succeeds.</summary>
    public async Task<JsonElement> DoAsync(string method, string path, string? json = null)
    {
        var (status, body) = await SendAsync(method, path, json);
        status.ShouldBe(200, body.ToString());
        return body.GetProperty("result");
    }

    public Task<JsonElement> UpsertAsync(string points, string more = "") => DoAsync("PUT", "/collections/docs/points?wait=true", $$"""{"points":[{{points}}]{{more}}}""");

    /// <summary>The ids that a query finds, best first.</summary>
    public async Task<IReadOnlyList<string>> QueryAsync(string query) =>
        [.. (await DoAsync("POST", "/collections/docs/points/query", query)).GetProperty("points").EnumerateArray().Select(point => point.GetProperty("id").ToString())];

    /// <summary>The ids that pass a filter.</summary>
    public async Task<IReadOnlyList<string>> ScrollAsync(string filter) =>
        [.. (await DoAsync("POST", "/collections/docs/points/scroll", $$"""{"filter":{{filter}}}""")).GetProperty("points").EnumerateArray().Select(point => point.GetProperty("id").ToString())];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
