using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>
/// Sends requests to one server: with the key, within the time, and again when the server is busy or the connection broke. Every request of this adapter may
/// be sent twice: ids are deterministic and writes replace.
/// </summary>
internal sealed partial class QdrantConnection : IDisposable
{
    /// <summary>The server closes a connection that was idle for 5 seconds; one that is given up before is never found closed.</summary>
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;
    private readonly QdrantOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public QdrantConnection(QdrantOptions options, TimeProvider time, ILogger logger, HttpMessageHandler? handler = null)
    {
        var url = options.Url ?? throw new ArgumentException("Qdrant:Url is not set.", nameof(options));
        _options = options;
        _time = time;
        _logger = logger;
        _http = new HttpClient(handler ?? CreateHandler(), disposeHandler: true)
        {
            BaseAddress = url.AbsolutePath.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (!string.IsNullOrEmpty(options.ApiKey))
        {
            _http.DefaultRequestHeaders.Add("api-key", options.ApiKey);
        }
    }

    /// <summary>The server's address, for messages.</summary>
    public Uri Url => _http.BaseAddress!;

    /// <summary>Sends a request without a body.</summary>
    /// <exception cref="QdrantException">It failed, every time it was tried.</exception>
    public Task<TAnswer> SendAsync<TAnswer>(HttpMethod method, string path, QdrantOperation operation, JsonTypeInfo<TAnswer> answer, CancellationToken cancellationToken) =>
        SendAsync(method, path, operation, body: null, answer, cancellationToken);

    /// <summary>Sends a request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path below the server's address, with the query.</param>
    /// <param name="operation">What errors and logs call it.</param>
    /// <param name="body">The body, as JSON in UTF-8; null for none.</param>
    /// <param name="answer">How the answer is read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="QdrantException">It failed, every time it was tried.</exception>
    public async Task<TAnswer> SendAsync<TAnswer>(
        HttpMethod method, string path, QdrantOperation operation, byte[]? body, JsonTypeInfo<TAnswer> answer, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var bytes = await SendOnceAsync(method, path, operation, body, cancellationToken);
                return JsonSerializer.Deserialize(bytes, answer) ?? throw new JsonException("The answer is null.");
            }
            catch (JsonException fault)
            {
                throw new QdrantException(QdrantFault.Malformed, operation, $"The answer is not what Qdrant answers ({fault.Message}).", fault);
            }
            catch (QdrantException fault) when (tries < _options.Retries && fault.Fault is QdrantFault.RateLimited or QdrantFault.Unavailable)
            {
                if (fault.RetryAfter > LongestOf(operation))
                {
                    throw;
                }

                var delay = DelayBefore(tries + 1, fault.RetryAfter);
                Log.TriesAgain(_logger, operation.Name, operation.Collection, delay.TotalSeconds, fault.ServerMessage);
                await Task.Delay(delay, _time, cancellationToken);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Twice as long each time, and a random part of it, so that those who were refused together do not come back together.</summary>
    private static TimeSpan DelayBefore(int tries, TimeSpan? asked)
    {
        var longest = FirstDelay * Math.Pow(2, tries - 1);
        var delay = (longest < LongestDelay ? longest : LongestDelay) * (0.5 + (Random.Shared.NextDouble() / 2));
        return asked > delay ? asked.Value + (FirstDelay * Random.Shared.NextDouble()) : delay;
    }

    private static SocketsHttpHandler CreateHandler() => new()
    {
        PooledConnectionIdleTimeout = IdleTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        ConnectTimeout = ConnectTimeout,
        AutomaticDecompression = DecompressionMethods.All,

        // The key goes to the server that was named, and to no other.
        AllowAutoRedirect = false,
        UseCookies = false,
    };

    private TimeSpan LongestOf(QdrantOperation operation) => operation.IsWrite ? _options.WriteTimeout : _options.Timeout;

    private async Task<byte[]> SendOnceAsync(HttpMethod method, string path, QdrantOperation operation, byte[]? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        var longest = LongestOf(operation);
        using var deadline = new CancellationTokenSource(longest, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var started = _time.GetTimestamp();
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var bytes = await response.Content.ReadAsByteArrayAsync(either.Token);
            Log.Answered(_logger, operation.Name, operation.Collection, (int)response.StatusCode, _time.GetElapsedTime(started).TotalMilliseconds);
            return response.IsSuccessStatusCode ? bytes : throw ServerError.Read(response.StatusCode, bytes, RetryAfterOf(response), operation);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new QdrantException(
                QdrantFault.Timeout, operation, string.Create(CultureInfo.InvariantCulture, $"{(deadline.IsCancellationRequested ? "no answer" : "no connection")} within {(deadline.IsCancellationRequested ? longest : ConnectTimeout).TotalSeconds:0.#} s"), fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw new QdrantException(QdrantFault.Unavailable, operation, fault.InnerException is { } inner && !fault.Message.Contains(inner.Message, StringComparison.Ordinal) ? $"{fault.Message} {inner.Message}" : fault.Message, fault);
        }
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var delay = asked?.Delta ?? (asked?.Date is { } date ? date - _time.GetUtcNow() : null);
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Qdrant: {Operation} of {Collection}: HTTP {Status} in {Milliseconds:0} ms.")]
        public static partial void Answered(ILogger logger, string operation, string? collection, int status, double milliseconds);

        [LoggerMessage(2, LogLevel.Warning, "Qdrant: {Operation} of {Collection} is tried again in {Seconds:0.0} s: {Reason}")]
        public static partial void TriesAgain(ILogger logger, string operation, string? collection, double seconds, string reason);
    }
}
