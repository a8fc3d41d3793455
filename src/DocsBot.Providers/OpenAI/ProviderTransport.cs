using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text;
using DocsBot.Core.Answering;
using Microsoft.Extensions.Logging;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace DocsBot.Providers.OpenAI;

/// <summary>
/// The way to a provider through the OpenAI package's clients, by their protocol methods: bodies are written and read here, because compatible servers differ
/// from the package's model of them. The package's own retries and timeout are off; they would add to ours.
/// </summary>
internal sealed partial class ProviderTransport : IDisposable
{
    private const int MaxErrorBytes = 16_384;

    private readonly ProviderOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpClient _http;
    private readonly OpenAIClientOptions _clientOptions;

    /// <summary>Creates the way; nothing is sent yet.</summary>
    public ProviderTransport(ProviderOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _time = time;
        _logger = logger;

        // No redirects: the key goes to the configured host only.
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _clientOptions = new OpenAIClientOptions
        {
            Endpoint = new Uri(options.Endpoint!.AbsoluteUri.TrimEnd('/')),
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            UserAgentApplicationId = "DocsBot",
        };
    }

    private string? Key => string.IsNullOrWhiteSpace(_options.ApiKey) ? null : _options.ApiKey.Trim();

#pragma warning disable OPENAI001 // The constructors with a policy are marked as experimental; they are the only way to send no key at all.
    /// <summary>The package's client for completions.</summary>
    public ChatClient ForChat() => Key is { } key
        ? new ChatClient(_options.Name, new ApiKeyCredential(key), _clientOptions)
        : new ChatClient(_options.Name, new NoAuthentication(), _clientOptions);

    /// <summary>The package's client for embeddings.</summary>
    public EmbeddingClient ForEmbeddings() => Key is { } key
        ? new EmbeddingClient(_options.Name, new ApiKeyCredential(key), _clientOptions)
        : new EmbeddingClient(_options.Name, new NoAuthentication(), _clientOptions);
#pragma warning restore OPENAI001

    /// <summary>Sends a request and waits for the head of its response.</summary>
    /// <param name="send">The protocol method.</param>
    /// <param name="body">The body, as JSON.</param>
    /// <param name="deadline">The clocks.</param>
    /// <returns>The response, whatever its status; or why there is none.</returns>
    /// <exception cref="OperationCanceledException">Whoever asked gave up.</exception>
    public async Task<(PipelineResponse? Response, ModelFault? Fault)> PostAsync(
        Func<BinaryContent, RequestOptions, Task<ClientResult>> send, ReadOnlyMemory<byte> body, ModelDeadline deadline)
    {
        try
        {
            using var content = BinaryContent.Create(BinaryData.FromBytes(body));
            var result = await send(content, new RequestOptions
            {
                BufferResponse = false,
                CancellationToken = deadline.Token,
                ErrorOptions = ClientErrorBehaviors.NoThrow,
            });
            return (result.GetRawResponse(), null);
        }
        catch (Exception e) when (e is OperationCanceledException or ClientResultException or HttpRequestException or IOException)
        {
            var reason = (e as HttpRequestException ?? e.InnerException as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
            return (null, deadline.FaultIfOver() ?? new ModelFault(ModelFailure.Disconnected, $"cannot be reached ({reason}). Check {_options.KeyOf(nameof(_options.Endpoint))}, and that the server runs.", IsTransient: true) { Cause = e });
        }
    }

    /// <summary>Reads what a provider says in refusing a request; empty when that breaks off, because the status says enough. It is told to the log at Trace.</summary>
    public async Task<byte[]> ReadRefusalAsync(PipelineResponse response, ModelDeadline deadline)
    {
        var buffer = new byte[MaxErrorBytes];
        try
        {
            var length = await (response.ContentStream ?? Stream.Null).ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, deadline.Token);
            buffer = buffer[..length];
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            buffer = [];
        }

        Log.Refusal(_logger, response.Status, WithoutKey(Encoding.UTF8.GetString(buffer)));
        return buffer;
    }

    /// <summary>The fault of a response with a status that is no success.</summary>
    public ModelFault FaultOf(PipelineResponse response, ProviderError? error) =>
        ProviderError.ToFault(error, response.Status, _options) with { RetryAfter = RetryAfterOf(response) };

    /// <summary>Whether a response has one of these types.</summary>
    public static bool IsOfType(PipelineResponse response, params ReadOnlySpan<string> types)
    {
        if (!response.Headers.TryGetValue("Content-Type", out var type) || type is null)
        {
            return false;
        }

        foreach (var wanted in types)
        {
            if (type.StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private string WithoutKey(string words) => Key is { } key ? words.Replace(key, "[the key]", StringComparison.Ordinal) : words;

    /// <summary>Retry-After in seconds or as a date (RFC 9110, section 10.2.3).</summary>
    private TimeSpan? RetryAfterOf(PipelineResponse response)
    {
        if (!response.Headers.TryGetValue("Retry-After", out var text) || text is null)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, 86_400));
        }

        var isDate = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        return isDate && date - _time.GetUtcNow() is { Ticks: > 0 } wait ? wait : null;
    }

    /// <summary>Sends no key, for local servers.</summary>
    private sealed class NoAuthentication : AuthenticationPolicy
    {
        /// <inheritdoc />
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) => ProcessNext(message, pipeline, currentIndex);

        /// <inheritdoc />
        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) => ProcessNextAsync(message, pipeline, currentIndex);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Trace, "The model's provider answered {Status}: {Body}")]
        public static partial void Refusal(ILogger logger, int status, string body);
    }
}
