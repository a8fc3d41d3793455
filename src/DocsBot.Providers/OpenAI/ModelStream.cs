using System.ClientModel.Primitives;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using DocsBot.Core.Answering;

namespace DocsBot.Providers.OpenAI;

/// <summary>A streamed completion as it comes in. Every fault of the server ends in a <see cref="ModelFault"/>, in bounded time.</summary>
internal sealed class ModelStream : IAsyncDisposable
{
    // For the usage that follows the last words; an answer that is complete does not wait for it longer.
    private static readonly TimeSpan UsageWait = TimeSpan.FromSeconds(2);

    // Thoughts are for the log only, which keeps so many characters.
    private const int MostThoughts = 20_000;

    private readonly PipelineResponse _response;
    private readonly ModelDeadline _deadline;
    private readonly ModelOptions _options;
    private readonly IAsyncEnumerator<SseItem<ChatChunk>> _events;
    private readonly StringBuilder _thoughts = new();
    private bool _hasText;
    private string? _finishReason;

    /// <summary>Takes over a response and the clocks of its try.</summary>
    public ModelStream(PipelineResponse response, ModelDeadline deadline, ModelOptions options)
    {
        _response = response;
        _deadline = deadline;
        _options = options;
        _events = SseParser
            .Create(response.ContentStream ?? Stream.Null, (_, data) => ChatChunk.Parse(data))
            .EnumerateAsync(deadline.Token)
            .GetAsyncEnumerator(deadline.Token);
    }

    /// <summary>The next chunk that says something, with the thoughts before it; both are null at the answer's proper end.</summary>
    /// <exception cref="OperationCanceledException">Whoever asked gave up.</exception>
    public async Task<(ChatChunk? Chunk, ModelFault? Fault)> NextAsync()
    {
        while (true)
        {
            var (chunk, fault) = await ReadAsync();
            if (IsComplete(chunk, fault))
            {
                return (null, null);
            }

            if (fault is not null || chunk is null or { IsDone: true })
            {
                return (null, fault ?? FaultOfEnd(chunk));
            }

            if (chunk.Error is { } error)
            {
                return (null, ProviderError.ToFault(error, status: null, _options));
            }

            if (Note(chunk) is { } refusal)
            {
                return (null, refusal);
            }

            if (chunk.Text.Length > 0 || chunk.FinishReason is not null || chunk.InputTokens is not null || chunk.OutputTokens is not null)
            {
                chunk = chunk with { Thought = _thoughts.ToString() };
                _thoughts.Clear();
                return (chunk, null);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // The response first: closing the connection ends a read that the server holds up.
        _response.Dispose();
        await _events.DisposeAsync();
        _deadline.Dispose();
    }

    private async Task<(ChatChunk? Chunk, ModelFault? Fault)> ReadAsync()
    {
        try
        {
            return (await _events.MoveNextAsync() ? _events.Current.Data : null, null);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException or JsonException or InvalidOperationException)
        {
            return (null, _deadline.FaultIfOver() ?? e switch
            {
                JsonException => new ModelFault(ModelFailure.BadResponse, $"sent something that is not JSON. Check that {_options.KeyOf(nameof(_options.Endpoint))} is an OpenAI-compatible API.", IsTransient: true) { Cause = e },
                _ => new ModelFault(ModelFailure.Disconnected, "broke the connection in the middle of the answer. Check the provider and the network.", IsTransient: true) { Cause = e },
            });
        }
    }

    /// <summary>Whether the answer is whole: after its last words the server may do as it likes.</summary>
    private bool IsComplete(ChatChunk? chunk, ModelFault? fault) =>
        _finishReason is not null ? fault is not null || chunk is null or { IsDone: true } : _hasText && chunk is { IsDone: true };

    /// <summary>Notes what a chunk means for the end, and starts the clock of the next.</summary>
    private ModelFault? Note(ChatChunk chunk)
    {
        _hasText |= chunk.Text.Length > 0;
        _thoughts.Append(chunk.Thought.AsSpan(0, Math.Min(chunk.Thought.Length, MostThoughts - _thoughts.Length)));
        _finishReason ??= chunk.FinishReason;
        if (_finishReason == "content_filter")
        {
            return new ModelFault(ModelFailure.ContentFiltered, "withheld the answer by its content filter.", IsTransient: false);
        }

        if (_finishReason is not null && !_hasText)
        {
            return FaultOfEnd(chunk);
        }

        if (_finishReason is not null)
        {
            _deadline.Expect(UsageWait, "");
        }
        else if (_hasText || chunk.Thought.Length > 0)
        {
            _deadline.Expect(_options.StallTimeout, $"sent nothing for {ModelDeadline.Seconds(_options.StallTimeout)} in the middle of the answer. Check the provider, or raise {_options.KeyOf(nameof(_options.StallTimeout))}.");
        }

        return null;
    }

    private ModelFault FaultOfEnd(ChatChunk? chunk)
    {
        if (!_hasText && _finishReason is "length" or "max_tokens")
        {
            return new ModelFault(ModelFailure.BadResponse, "reached its token limit before the first word. Raise max_tokens in the prompt's execution_settings: a model that thinks spends them on thoughts.", IsTransient: false);
        }

        return !_hasText && (chunk is not null || _finishReason is not null)
            ? new ModelFault(ModelFailure.BadResponse, "answered with nothing. Check that it is a chat model.", IsTransient: true)
            : new ModelFault(ModelFailure.Disconnected, "ended in the middle of the answer. Check the provider and the network.", IsTransient: true);
    }
}
