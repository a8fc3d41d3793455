using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DocsBot.Core.Answering;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Polly;

namespace DocsBot.Providers.OpenAI;

/// <summary>
/// An embedding model at any OpenAI-compatible endpoint. Passages go in batches, several at once, and are tried again patiently, because an ingestion can wait;
/// a question goes alone and has <see cref="EmbeddingModelOptions.QuestionTimeout"/>, because a reader cannot. A text that is too long is halved once. What comes
/// is checked before it is used. Safe for any number of calls at once.
/// </summary>
public sealed partial class OpenAIEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private const string ProbeText = "documentation";

    private readonly EmbeddingModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<OpenAIEmbeddingGenerator> _logger;
    private readonly EmbeddingConnection _connection;
    private readonly ModelPlaces _places;
    private readonly ModelCircuit _circuit;
    private readonly ResiliencePipeline<EmbeddingTry> _patient;
    private readonly ResiliencePipeline<EmbeddingTry> _quick;
    private readonly string _model;
    private int _dimensions;
    private volatile bool _hasEmbedded;

    /// <summary>Creates the generator; nothing is sent before it is asked.</summary>
    /// <param name="options">A configured model.</param>
    /// <param name="time">The clock of every timeout and wait.</param>
    /// <param name="logger">Where retries and texts without an embedding are told.</param>
    /// <exception cref="ArgumentException">No endpoint is configured.</exception>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public OpenAIEmbeddingGenerator(EmbeddingModelOptions options, TimeProvider time, ILogger<OpenAIEmbeddingGenerator> logger)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
        ProviderOptions.RequireUsable(options);
        _options = options;
        _time = time;
        _logger = logger;
        _model = $"{options.Name} at {options.Endpoint!.Authority}";
        _connection = new EmbeddingConnection(options, time, logger);
        _places = new ModelPlaces(options, time);
        _circuit = new ModelCircuit(options, _model, time, logger);
        _patient = ModelRetry.Build<EmbeddingTry>(options.Retries, _model, FaultOf, time, logger);
        _quick = ModelRetry.Build<EmbeddingTry>(Math.Min(1, options.Retries), _model, FaultOf, time, logger);
        _dimensions = options.Dimensions ?? 0;
    }

    /// <summary>
    /// Embeds texts: questions, unless the options say <see cref="EmbeddingPurpose.Passage"/>. A passage that the provider refuses for itself, while it takes
    /// others, gets an embedding without components.
    /// </summary>
    /// <exception cref="ModelUnavailableException">The provider does not answer, refuses everything, or answers with something else than embeddings of one dimension.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var run = EmbeddingPurpose.IsPassage(options)
            ? await EmbedPassagesAsync([.. values.Select(text => _options.PassagePrefix + text)], cancellationToken)
            : await EmbedQuestionsAsync([.. values.Select(text => _options.QuestionPrefix + text)], cancellationToken);
        return new GeneratedEmbeddings<Embedding<float>>(run.Vectors.Select(vector => new Embedding<float>(vector) { ModelId = _options.Identity }))
        {
            Usage = run.Tokens is { } tokens ? new UsageDetails { InputTokenCount = tokens, TotalTokenCount = tokens } : null,
        };
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
        {
            return null;
        }

        return serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("openai", _options.Endpoint, _options.Identity, _dimensions > 0 ? _dimensions : null)
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

    private static ModelFault? FaultOf(EmbeddingTry? outcome) => (outcome as EmbeddingTry.Failed)?.Fault;

    /// <summary>Several batches at once. The first fault stops the others.</summary>
    private async Task<EmbeddingReply> EmbedPassagesAsync(string[] texts, CancellationToken cancellationToken)
    {
        var vectors = new ReadOnlyMemory<float>[texts.Length];
        var tokens = new long?[texts.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(EmbeddingBatches.Of(texts, _options.BatchSize, _options.BatchTokens), parallel, async (range, stop) =>
        {
            using var place = await _places.TakeAsync(Timeout.InfiniteTimeSpan, stop);
            var (start, count) = range.GetOffsetAndLength(texts.Length);
            var reply = await EmbedBatchAsync(new ArraySegment<string>(texts, start, count), stop);
            reply.Vectors.ToArray().CopyTo(vectors, start);
            tokens[start] = reply.Tokens ?? long.MinValue;
        });
        return new EmbeddingReply(vectors, tokens.Any(known => known < 0) ? null : tokens.Sum(known => known ?? 0));
    }

    /// <summary>A batch that is refused is halved until the text at fault is alone.</summary>
    private async Task<EmbeddingReply> EmbedBatchAsync(ArraySegment<string> texts, CancellationToken cancellationToken)
    {
        var outcome = await AskAsync(_patient, texts, CancellationToken.None, cancellationToken);
        if (outcome is EmbeddingTry.Done done)
        {
            return done.Reply;
        }

        var fault = FaultOf(outcome)!;
        if (fault.Failure is not (ModelFailure.ContextTooLong or ModelFailure.BadRequest or ModelFailure.ContentFiltered or ModelFailure.BadResponse))
        {
            throw fault.ToException(_model);
        }

        if (texts.Count > 1)
        {
            var first = await EmbedBatchAsync(texts[..(texts.Count / 2)], cancellationToken);
            var second = await EmbedBatchAsync(texts[(texts.Count / 2)..], cancellationToken);
            return new EmbeddingReply([.. first.Vectors, .. second.Vectors], first.Tokens + second.Tokens);
        }

        if (fault.Failure == ModelFailure.ContextTooLong && await AskAsync(_patient, [HalfOf(texts[0])], CancellationToken.None, cancellationToken) is EmbeddingTry.Done shorter)
        {
            return shorter.Reply;
        }

        // A provider that takes no text at all is at fault itself, or its configuration is; the text is not.
        if (!_hasEmbedded && await AskAsync(_patient, [_options.PassagePrefix + ProbeText], CancellationToken.None, cancellationToken) is EmbeddingTry.Failed)
        {
            throw fault.ToException(_model);
        }

        Log.Refused(_logger, _model, fault.What);
        return new EmbeddingReply([ReadOnlyMemory<float>.Empty], Tokens: 0);
    }

    /// <summary>A question waits neither for the places of an ingestion nor for a provider that is left alone.</summary>
    private async Task<EmbeddingReply> EmbedQuestionsAsync(string[] texts, CancellationToken cancellationToken)
    {
        if (texts.Length == 0)
        {
            return new EmbeddingReply([], Tokens: 0);
        }

        if (_circuit.Enter() is { } refusal)
        {
            throw refusal.ToException(_model);
        }

        EmbeddingTry? outcome = null;
        try
        {
            using var whole = new CancellationTokenSource(_options.QuestionTimeout, _time);
            outcome = await AskAsync(_quick, texts, whole.Token, cancellationToken);
            if (FaultOf(outcome) is { Failure: ModelFailure.ContextTooLong })
            {
                outcome = await AskAsync(_quick, [.. texts.Select(HalfOf)], whole.Token, cancellationToken);
            }
        }
        finally
        {
            Tell(outcome);
        }

        return outcome is EmbeddingTry.Done done ? done.Reply : throw FaultOf(outcome)!.ToException(_model);
    }

    private void Tell(EmbeddingTry? outcome)
    {
        switch (outcome)
        {
            case EmbeddingTry.Done:
                _circuit.Succeeded();
                break;
            case EmbeddingTry.Failed failed:
                _circuit.Failed(failed.Fault);
                break;
            default:
                _circuit.Abandoned();
                break;
        }
    }

    /// <summary>Asks, with retries, and refuses embeddings of another dimension than before.</summary>
    private async Task<EmbeddingTry> AskAsync(ResiliencePipeline<EmbeddingTry> retry, IReadOnlyList<string> texts, CancellationToken whole, CancellationToken caller)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(whole, caller);
        EmbeddingTry? last = null;
        try
        {
            last = await retry.ExecuteAsync(async _ => last = await _connection.TryAsync(texts, whole, caller), either.Token);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested && last is not null)
        {
            // The time ran out in a pause between two tries: what went wrong before it says more.
        }

        if (last is not EmbeddingTry.Done { Reply: var reply })
        {
            return last!;
        }

        _hasEmbedded = true;
        var dimensions = reply.Vectors[0].Length;
        var expected = Interlocked.CompareExchange(ref _dimensions, dimensions, 0);
        return expected == 0 || expected == dimensions ? last : throw new ModelUnavailableException(
            ModelFailure.BadResponse,
            string.Create(CultureInfo.InvariantCulture, $"The model {_model} sent embeddings of {dimensions} components where {expected} were expected. {(_options.Dimensions is null ? $"Check that {_options.KeyOf(nameof(_options.Endpoint))} serves one model only" : $"Set {_options.KeyOf(nameof(_options.Dimensions))} to a number that the model can shorten to, or remove it")}, then run the ingestion again."));
    }

    /// <summary>The first half of a text: the title and the headings stand at its beginning.</summary>
    private static string HalfOf(string text)
    {
        var half = text.Length / 2;
        return text[..(half > 0 && char.IsHighSurrogate(text[half - 1]) ? half - 1 : half)];
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A passage gets no embedding and is found by its words only: the model {Model} {What}")]
        public static partial void Refused(ILogger logger, string model, string what);
    }
}
