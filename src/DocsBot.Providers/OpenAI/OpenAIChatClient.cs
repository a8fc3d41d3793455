using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using DocsBot.Core.Answering;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Polly;

namespace DocsBot.Providers.OpenAI;

/// <summary>
/// A chat model at any OpenAI-compatible endpoint (https://platform.openai.com/docs/api-reference/chat). It streams; it tries again before the first words
/// and never after; it leaves a provider alone that fails again and again; and it ends in bounded time with an answer, with
/// <see cref="ModelUnavailableException"/>, or with <see cref="OperationCanceledException"/> when, and only when, the caller's token fires. Safe for many
/// answers at once.
/// </summary>
public sealed class OpenAIChatClient : IChatClient
{
    private readonly ModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ModelConnection _connection;
    private readonly ModelPlaces _places;
    private readonly ModelCircuit _circuit;
    private readonly ResiliencePipeline<ModelTry> _retry;
    private readonly string _model;

    /// <summary>Creates the client; nothing is sent before it is asked.</summary>
    /// <param name="options">A configured model.</param>
    /// <param name="time">The clock of every timeout and wait.</param>
    /// <param name="logger">Where retries are told.</param>
    /// <exception cref="ArgumentException">No endpoint is configured.</exception>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public OpenAIChatClient(ModelOptions options, TimeProvider time, ILogger<OpenAIChatClient> logger)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
        ProviderOptions.RequireUsable(options);
        _options = options;
        _time = time;
        _model = $"{options.Name} at {options.Endpoint!.Authority}";
        _connection = new ModelConnection(options, time, logger);
        _places = new ModelPlaces(options, time);
        _circuit = new ModelCircuit(options, _model, time, logger);
        _retry = ModelRetry.Build<ModelTry>(options.Retries, _model, outcome => (outcome as ModelTry.Failed)?.Fault, time, logger);
    }

    /// <inheritdoc />
    /// <exception cref="ModelUnavailableException">There is no usable answer.</exception>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ModelUnavailableException">There is no usable answer, or the rest of one that has begun does not come.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var sent = messages.ToList();
        using var whole = new CancellationTokenSource(_options.Timeout, _time);

        // While the provider is left alone, nobody waits for a place to be told so.
        if (_circuit.Refusal() is { } refusal)
        {
            throw refusal.ToException(_model);
        }

        using var place = await _places.TakeAsync(_options.FirstTokenTimeout, cancellationToken) ?? throw _places.Full(_options.FirstTokenTimeout).ToException(_model);
        var begun = await BeginAsync(sent, options, whole.Token, cancellationToken);
        await using var stream = begun.Stream;
        var ended = false;
        try
        {
            for (var chunk = begun.First; ;)
            {
                yield return UpdateOf(chunk);

                var (next, fault) = await stream.NextAsync();
                if (fault is not null)
                {
                    ended = true;
                    _circuit.Failed(fault);
                    throw fault.ToException(_model);
                }

                if (next is null)
                {
                    ended = true;
                    _circuit.Succeeded();
                    yield break;
                }

                chunk = next;
            }
        }
        finally
        {
            if (!ended)
            {
                _circuit.Abandoned();
            }
        }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
        {
            return null;
        }

        return serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai", _options.Endpoint, _options.Name)
            : serviceType == typeof(ModelCircuit) ? _circuit
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _connection.Dispose();
        _places.Dispose();
    }

    private async Task<ModelTry.Begun> BeginAsync(List<ChatMessage> messages, ChatOptions? options, CancellationToken whole, CancellationToken caller)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(whole, caller);
        var start = _time.GetTimestamp();
        ModelFault? last = null;
        try
        {
            var outcome = await _retry.ExecuteAsync(
                async _ =>
                {
                    var tried = await TryAsync(messages, options, whole, caller);
                    last = (tried as ModelTry.Failed)?.Fault;

                    // A provider that wants a longer pause than the answer has time left gets no other request: the reader would wait for nothing.
                    return last is { RetryAfter: { } pause } && pause >= _options.Timeout - _time.GetElapsedTime(start)
                        ? new ModelTry.Failed(last with { IsTransient = false })
                        : tried;
                },
                either.Token);
            return outcome as ModelTry.Begun ?? throw last!.ToException(_model);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested && last is not null)
        {
            // The time for the answer ran out in a pause between two tries: what went wrong before it says more.
            throw last.ToException(_model);
        }
    }

    /// <summary>Tries once, when the breaker lets it. A stream that has begun tells the breaker how it ended.</summary>
    private async Task<ModelTry> TryAsync(List<ChatMessage> messages, ChatOptions? options, CancellationToken whole, CancellationToken caller)
    {
        if (_circuit.Enter() is { } refusal)
        {
            return new ModelTry.Failed(refusal);
        }

        ModelTry? tried = null;
        try
        {
            tried = await _connection.TryAsync(messages, options, whole, caller);
            if (tried is ModelTry.Failed failed)
            {
                _circuit.Failed(failed.Fault);
            }

            return tried;
        }
        finally
        {
            if (tried is null)
            {
                _circuit.Abandoned();
            }
        }
    }

    private static ChatResponseUpdate UpdateOf(ChatChunk chunk)
    {
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant, ModelId = chunk.Model, FinishReason = FinishOf(chunk.FinishReason) };
        if (chunk.Thought.Length > 0)
        {
            update.Contents.Add(new TextReasoningContent(chunk.Thought));
        }

        if (chunk.Text.Length > 0)
        {
            update.Contents.Add(new TextContent(chunk.Text));
        }

        if (chunk.InputTokens is not null || chunk.OutputTokens is not null)
        {
            update.Contents.Add(new UsageContent(new UsageDetails
            {
                InputTokenCount = chunk.InputTokens, OutputTokenCount = chunk.OutputTokens, CachedInputTokenCount = chunk.CachedTokens,
            }));
        }

        return update;
    }

    private static ChatFinishReason? FinishOf(string? reason) => reason switch
    {
        null => null,
        "length" or "max_tokens" => ChatFinishReason.Length,
        _ => ChatFinishReason.Stop,
    };
}
