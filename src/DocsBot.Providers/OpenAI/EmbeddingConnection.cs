using System.ClientModel.Primitives;
using System.Text.Json;
using DocsBot.Core.Answering;
using Microsoft.Extensions.Logging;
using OpenAI.Embeddings;

namespace DocsBot.Providers.OpenAI;

/// <summary>Asks an embedding model once.</summary>
internal sealed class EmbeddingConnection : IDisposable
{
    // 2,048 texts of 3,072 components, written as decimal numbers, stay below.
    private const int MaxBytes = 256 * 1024 * 1024;

    private readonly EmbeddingModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ProviderTransport _transport;
    private readonly EmbeddingClient _client;

    /// <summary>Creates the connection; nothing is sent yet.</summary>
    public EmbeddingConnection(EmbeddingModelOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _time = time;
        _transport = new ProviderTransport(options, time, logger);
        _client = _transport.ForEmbeddings();
    }

    /// <summary>Asks once.</summary>
    /// <param name="texts">What to embed.</param>
    /// <param name="whole">Fires when the embedding in all takes too long.</param>
    /// <param name="caller">Fires when whoever asked gives up.</param>
    /// <exception cref="OperationCanceledException">Whoever asked gave up.</exception>
    public async Task<EmbeddingTry> TryAsync(IReadOnlyList<string> texts, CancellationToken whole, CancellationToken caller)
    {
        using var deadline = new ModelDeadline(
            () => $"took longer than {ModelDeadline.Seconds(_options.QuestionTimeout)} for a question. Check the provider, or raise {_options.KeyOf(nameof(_options.QuestionTimeout))}.",
            _time,
            whole,
            caller);
        deadline.Expect(_options.Timeout, $"sent no embeddings within {ModelDeadline.Seconds(_options.Timeout)}. Check the provider, or raise {_options.KeyOf(nameof(_options.Timeout))}.");
        var (response, unsent) = await _transport.PostAsync(_client.GenerateEmbeddingsAsync, EmbeddingRequest.Write(_options, texts), deadline);
        if (response is null)
        {
            return new EmbeddingTry.Failed(unsent!);
        }

        using (response)
        {
            if (response.Status is >= 200 and < 300 && !ProviderTransport.IsOfType(response, "text/html"))
            {
                return await ReadAsync(response, texts.Count, deadline);
            }

            var error = ProviderError.Of(await _transport.ReadRefusalAsync(response, deadline));
            return new EmbeddingTry.Failed(deadline.FaultIfOver() ?? (response.Status < 300 ? NoEmbeddings() : _transport.FaultOf(response, error)));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _transport.Dispose();

    private async Task<EmbeddingTry> ReadAsync(PipelineResponse response, int count, ModelDeadline deadline)
    {
        try
        {
            using var body = new MemoryStream();
            var buffer = new byte[81_920];
            var stream = response.ContentStream ?? Stream.Null;
            int read;
            while ((read = await stream.ReadAsync(buffer, deadline.Token)) > 0)
            {
                body.Write(buffer, 0, read);
                if (body.Length > MaxBytes)
                {
                    return new EmbeddingTry.Failed(NoEmbeddings());
                }
            }

            var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
            return ProviderError.Of(bytes) is { } error
                ? new EmbeddingTry.Failed(ProviderError.ToFault(error, status: null, _options))
                : new EmbeddingTry.Done(EmbeddingReply.Parse(bytes, count));
        }
        catch (FormatException fault)
        {
            return new EmbeddingTry.Failed(new ModelFault(ModelFailure.BadResponse, fault.Message, IsTransient: false) { Cause = fault });
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or HttpRequestException or JsonException)
        {
            return new EmbeddingTry.Failed(deadline.FaultIfOver() ?? fault switch
            {
                JsonException => new ModelFault(ModelFailure.BadResponse, $"sent something that is not JSON. Check that {_options.KeyOf(nameof(_options.Endpoint))} is an OpenAI-compatible API.", IsTransient: true) { Cause = fault },
                _ => new ModelFault(ModelFailure.Disconnected, "broke the connection in the middle of the embeddings. Check the provider and the network.", IsTransient: true) { Cause = fault },
            });
        }
    }

    private ModelFault NoEmbeddings() => new(
        ModelFailure.BadResponse,
        $"sent no embeddings. Check that {_options.KeyOf(nameof(_options.Endpoint))} is the API's base address, for example https://api.openai.com/v1.",
        IsTransient: false);
}
