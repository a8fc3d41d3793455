using System.ClientModel.Primitives;
using DocsBot.Core.Answering;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace DocsBot.Providers.OpenAI;

/// <summary>Asks a chat model once, up to the first words of its answer.</summary>
internal sealed partial class ModelConnection : IDisposable
{
    private readonly ModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ProviderTransport _transport;
    private readonly ChatClient _client;
    private volatile ChatDialect _dialect;

    /// <summary>Creates the connection; nothing is sent yet.</summary>
    public ModelConnection(ModelOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _dialect = ChatDialect.For(options.Endpoint!);
        _transport = new ProviderTransport(options, time, logger);
        _client = _transport.ForChat();
    }

    /// <summary>Asks once and waits for the first words.</summary>
    /// <param name="messages">What to send.</param>
    /// <param name="options">The settings.</param>
    /// <param name="whole">Fires when the answer in all takes too long.</param>
    /// <param name="caller">Fires when whoever asked gives up.</param>
    /// <exception cref="OperationCanceledException">Whoever asked gave up.</exception>
    public async Task<ModelTry> TryAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken whole, CancellationToken caller)
    {
        var deadline = new ModelDeadline(
            () => $"took longer than {ModelDeadline.Seconds(_options.Timeout)} for an answer. Check the provider, or raise {_options.KeyOf(nameof(_options.Timeout))}.",
            _time,
            whole,
            caller);
        deadline.Expect(
            _options.FirstTokenTimeout,
            $"sent no first token within {ModelDeadline.Seconds(_options.FirstTokenTimeout)}. Check the provider, or raise {_options.KeyOf(nameof(_options.FirstTokenTimeout))}.");
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
    public void Dispose() => _transport.Dispose();

    /// <summary>Sends the request, and again without a parameter that the model refuses; each refusal leaves one parameter less.</summary>
    private async Task<(PipelineResponse? Response, ModelFault? Fault)> SendAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, ModelDeadline deadline)
    {
        while (true)
        {
            var dialect = _dialect;
            var (response, fault) = await _transport.PostAsync(_client.CompleteChatAsync, ChatRequest.Write(_options.Name!, messages, options, dialect), deadline);
            if (response is null || (response.Status is >= 200 and < 300 && !IsPage(response)))
            {
                return (response, fault);
            }

            using (response)
            {
                var body = await _transport.ReadRefusalAsync(response, deadline);
                var error = ProviderError.Of(body);
                if (response.Status is not (400 or 422) || error is { IsTooLong: true } || dialect.RefusedBy(error, body) is not { } parameter)
                {
                    return (null, deadline.FaultIfOver() ?? FaultOf(response, error));
                }

                _dialect = dialect.Without(parameter);
                Log.Adapted(_logger, _options.Name!, parameter);
            }
        }
    }

    private ModelFault FaultOf(PipelineResponse response, ProviderError? error) => response.Status < 300
        ? new ModelFault(ModelFailure.BadResponse, $"did not stream an answer. Check that {_options.KeyOf(nameof(_options.Endpoint))} is the API's base address, for example https://api.openai.com/v1, and that the server streams.", IsTransient: false)
        : _transport.FaultOf(response, error);

    /// <summary>A page or a whole completion in place of a stream.</summary>
    private static bool IsPage(PipelineResponse response) => ProviderTransport.IsOfType(response, "text/html", "application/json");

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Information, "The model {Model} does not take the parameter {Parameter}. It is left out from now on.")]
        public static partial void Adapted(ILogger logger, string model, string parameter);
    }
}
