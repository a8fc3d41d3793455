using System.Net.Http.Json;
using System.Text.Json;

namespace DocsBot.Conformance.Hosts;

/// <summary>Looks whether a server is there, and takes away what a run left on it. It speaks to the server by itself: a store that fails cannot clean up after itself.</summary>
internal sealed class QdrantSweeper : IDisposable
{
    private const int MostTries = 5;

    private readonly HttpClient _http;

    public QdrantSweeper(Uri url, string? apiKey)
    {
        // The server closes connections after five idle seconds.
        _http = new HttpClient(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2) }) { BaseAddress = new Uri($"{url.AbsoluteUri.TrimEnd('/')}/"), Timeout = TimeSpan.FromSeconds(30) };
        if (apiKey is not null)
        {
            _http.DefaultRequestHeaders.Add("api-key", apiKey);
        }
    }

    /// <summary>What is wrong with the server, in a sentence; null when collections can be listed.</summary>
    public async Task<string?> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri("collections", UriKind.Relative), cancellationToken);
            return response.IsSuccessStatusCode ? null
                : $"Qdrant at {_http.BaseAddress} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}. Check the address and --api-key.";
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return $"Qdrant at {_http.BaseAddress} cannot be reached: {e.Message}. Check the address and that the server runs.";
        }
    }

    /// <summary>Deletes every collection whose name begins so; their aliases go with them. Not cancelled: it is what happens after a cancellation.</summary>
    public async Task SweepAsync(string prefix)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await SweepOnceAsync(prefix);
                return;
            }
            catch (HttpRequestException) when (tries < MostTries)
            {
                // Busy, or the connection broke: what it leaves behind would stay for good.
                await Task.Delay(TimeSpan.FromMilliseconds(50 * tries));
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task SweepOnceAsync(string prefix)
    {
        var listed = await _http.GetFromJsonAsync<JsonElement>("collections", CancellationToken.None);
        foreach (var name in listed.GetProperty("result").GetProperty("collections").EnumerateArray().Select(one => one.GetProperty("name").GetString()!))
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                using var response = await _http.DeleteAsync(new Uri($"collections/{Uri.EscapeDataString(name)}", UriKind.Relative), CancellationToken.None);
                response.EnsureSuccessStatusCode();
            }
        }
    }
}
