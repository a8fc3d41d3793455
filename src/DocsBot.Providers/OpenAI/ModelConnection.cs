using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text;
using DocsBot.Core.Answering;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace DocsBot.Providers.OpenAI;

/// <summary>
/// Sends requests through the OpenAI package's <see cref="ChatClient"/>, by its protocol method: the body and the events are written and read here, because
/// compatible servers differ from the package's model of them. The package's own retries and timeout are off; they would add to ours.
/// </summary>
internal sealed partial class ModelConnection : IDisposable
{
    private const int MaxErrorBytes = 16_384;

    private readonly ModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpClient _http;
    private readonly ChatClient _client;
    private volatile ChatDialect _dialect;

    /// <summary>Creates the connection; nothing is sent yet.</summary>
    public ModelConnection(ModelOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _dialect = ChatDialect.For(options.Endpoint!);

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
        var clientOptions = new OpenAIClientOptions
        {
            Endpoint = new Uri(options.Endpoint!.AbsoluteUri.TrimEnd('/')),
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            UserAgentApplicationId = "DocsBot",
        };
        var key = options.ApiKey?.Trim();
#pragma warning disable OPENAI001 // The constructor with a policy is marked as experimental; it is the only way to send no key at all.
        _client = string.IsNullOrEmpty(key)
            ? new ChatClient(options.Name, new NoAuthentication(), clientOptions)
            : new ChatClient(options.Name, new ApiKeyCredential(key), clientOptions);
#pragma warning restore OPENAI001
    }

    /// <summary>Asks once and waits for the first words.</summary>
    /// <param name="messages">What to send.</param>
    /// <param name="options">The settings.</param>
    /// <param name="whole">Fires when the answer in all takes too long.</param>
    /// <param name="caller">Fires when whoever asked gives up.</param>
    /// <exception cref="OperationCanceledException">Whoever asked gave up.</exception>
    public async Task<ModelTry> TryAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken whole, CancellationToken caller)
    {
        var deadline = new ModelDeadline(_options, _time, whole, caller);
        deadline.Expect(
            _options.FirstTokenTimeout,
            $"sent no first token within {ModelDeadline.Seconds(_options.FirstTokenTimeout)}. Check the provider, or raise Model:FirstTokenTimeout.");
        ModelStream? stream = null;
        try
        {
            var (response, refused) = await SendAsync(messages, options, deadline);
            if (response is null)
            {
                return new ModelTry.Failed(refused!);
            }

            stream = new ModelStream(response, deadline, _options);
            while (true)
            {
                var (chunk, fault) = await stream.NextAsync();
                if (chunk is { Text.Length: > 0 })
                {
                    var begun = new ModelTry.Begun(stream, chunk);
                    stream = null;
                    deadline = null;
                    return begun;
                }

                if (fault is not null)
                {
                    return new ModelTry.Failed(fault);
                }
            }
        }
        finally
        {
            if (stream is not null)
            {
                await stream.DisposeAsync();
            }

            deadline?.Dispose();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    /// <summary>Sends the request, and again without a parameter that the model refuses; each refusal leaves one parameter less.</summary>
    private async Task<(PipelineResponse? Response, ModelFault? Fault)> SendAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, ModelDeadline deadline)
    {
        while (true)
        {
            var dialect = _dialect;
            var (response, fault) = await PostAsync(ChatRequest.Write(_options.Name!, messages, options, dialect), deadline);
            if (response is null || (response.Status is >= 200 and < 300 && !IsPage(response)))
            {
                return (response, fault);
            }

            using (response)
            {
                var body = await ReadErrorAsync(response, deadline);
                Log.Refusal(_logger, response.Status, WithoutKey(Encoding.UTF8.GetString(body)));
                var error = ProviderError.Of(body);
                if (response.Status is not (400 or 422) || dialect.RefusedBy(error, body) is not { } parameter)
                {
                    return (null, deadline.FaultIfOver() ?? FaultOf(response, error));
                }

                _dialect = dialect.Without(parameter);
                Log.Adapted(_logger, _options.Name!, parameter);
            }
        }
    }

    private async Task<(PipelineResponse? Response, ModelFault? Fault)> PostAsync(ReadOnlyMemory<byte> body, ModelDeadline deadline)
    {
        try
        {
            using var content = BinaryContent.Create(BinaryData.FromBytes(body));
            var result = await _client.CompleteChatAsync(content, new RequestOptions
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
            return (null, deadline.FaultIfOver() ?? new ModelFault(ModelFailure.Disconnected, $"cannot be reached ({reason}). Check Model:Endpoint, and that the server runs.", IsTransient: true) { Cause = e });
        }
    }

    private static async Task<byte[]> ReadErrorAsync(PipelineResponse response, ModelDeadline deadline)
    {
        var buffer = new byte[MaxErrorBytes];
        try
        {
            var length = await (response.ContentStream ?? Stream.Null).ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, deadline.Token);
            return buffer[..length];
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            // The status says enough.
            return [];
        }
    }

    private string WithoutKey(string words) =>
        _options.ApiKey?.Trim() is { Length: > 0 } key ? words.Replace(key, "[the key]", StringComparison.Ordinal) : words;

    private ModelFault FaultOf(PipelineResponse response, ProviderError? error) => response.Status < 300
        ? new ModelFault(ModelFailure.BadResponse, "did not stream an answer. Check that Model:Endpoint is the API's base address, for example https://api.openai.com/v1, and that the server streams.", IsTransient: false)
        : ProviderError.ToFault(error, response.Status) with { RetryAfter = RetryAfterOf(response) };

    /// <summary>A page or a whole completion in place of a stream.</summary>
    private static bool IsPage(PipelineResponse response) =>
        response.Headers.TryGetValue("Content-Type", out var type) && type is not null
        && (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase));

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
        [LoggerMessage(2, LogLevel.Trace, "The model's provider answered {Status}: {Body}")]
        public static partial void Refusal(ILogger logger, int status, string body);

        [LoggerMessage(3, LogLevel.Information, "The model {Model} does not take the parameter {Parameter}. It is left out from now on.")]
        public static partial void Adapted(ILogger logger, string model, string parameter);
    }
}
