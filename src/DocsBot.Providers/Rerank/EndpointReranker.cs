using System.Net.Http.Headers;
using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Reranking;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Rerank;

/// <summary>
/// Re-ranks at an endpoint <c>POST …/rerank</c>. Sources: Cohere's API reference (v2/rerank), Jina's and vLLM's, which take the same, and the OpenAPI document of
/// text-embeddings-inference. Both forms of reply are understood, whichever was asked for.
/// </summary>
public sealed partial class EndpointReranker : IReranker, IDisposable
{
    /// <summary>Characters of a passage that are sent: more than a re-ranking model reads.</summary>
    private const int PassageLength = 4_000;

    private const int QuestionLength = 4_000;
    private const int MostReplyBytes = 1_000_000;

    private readonly RerankOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<EndpointReranker> _logger;
    private readonly Uri _address;
    private readonly string _name;
    private readonly HttpClient _http;

    /// <summary>Creates the re-ranker; nothing is sent yet.</summary>
    public EndpointReranker(RerankOptions options, TimeProvider time, ILogger<EndpointReranker> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _options = options;
        _time = time;
        _logger = logger;
        _address = new Uri(options.Endpoint!.AbsoluteUri.TrimEnd('/') + "/rerank");
        _name = string.IsNullOrWhiteSpace(options.Name) ? "rerank" : options.Name;

        // No redirects: the key goes to the configured host only.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MostReplyBytes,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("DocsBot", null));
        if (!string.IsNullOrWhiteSpace(options.ApiKey))
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey.Trim());
        }
    }

    /// <inheritdoc />
    public int Candidates => _options.Candidates;

    /// <inheritdoc />
    public async Task<IReadOnlyList<int>?> RankAsync(string question, IReadOnlyList<Chunk> passages, ICollection<ModelUse> uses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(uses);
        var start = _time.GetTimestamp();
        var (order, failure, reason) = await TryAsync(RerankRequest.Write(_options, Cut(question, QuestionLength), [.. passages.Select(TextOf)]), passages.Count, cancellationToken);
        uses.Add(new ModelUse("rerank", _name, Usage: null, Cost: null, _time.GetElapsedTime(start).TotalMilliseconds, failure));
        if (order is null)
        {
            Log.NoOrder(_logger, _address.Host, reason!);
        }

        return order;
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<(IReadOnlyList<int>? Order, ModelFailure? Failure, string? Reason)> TryAsync(byte[] body, int count, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await _http.PostAsync(_address, content, either.Token);
            if (!response.IsSuccessStatusCode)
            {
                return (null, FailureOf((int)response.StatusCode), $"it answered with status {(int)response.StatusCode}");
            }

            var order = RerankReply.Read(await response.Content.ReadAsByteArrayAsync(either.Token), count);
            return order is { Count: > 0 } ? (order, null, null) : (null, ModelFailure.BadResponse, "its reply names no passage");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, ModelFailure.Timeout, "it took too long");
        }
        catch (HttpRequestException fault)
        {
            return (null, ModelFailure.Disconnected, fault.Message);
        }
        catch (JsonException)
        {
            return (null, ModelFailure.BadResponse, "its reply is not JSON");
        }
    }

    private static ModelFailure FailureOf(int status) => status switch
    {
        401 or 403 => ModelFailure.Unauthorized,
        404 => ModelFailure.NotFound,
        429 => ModelFailure.RateLimited,
        >= 500 => ModelFailure.ServerError,
        _ => ModelFailure.BadRequest,
    };

    private static string TextOf(Chunk passage) => Cut($"{string.Join(" > ", [passage.Title, .. passage.HeadingPath])}\n\n{passage.Text}", PassageLength);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The re-ranking endpoint at {Host} gave no order, {Reason}; the order stays as the search had it. Check Rerank:Endpoint, Rerank:Api and Rerank:ApiKey.")]
        public static partial void NoOrder(ILogger logger, string host, string reason);
    }
}
