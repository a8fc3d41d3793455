using DocsBot.Core.Answering.Techniques;
using DocsBot.Core.Interactions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DocsBot.Core.Answering;

/// <summary>
/// Asks the first model of the chain that can reply, for what prepares an answer: condensing, classifying, ranking. The reply is not streamed. Without one the
/// caller goes on as if there were no model, so that nothing of this ever fails a question. Safe for many calls at once.
/// </summary>
/// <param name="models">The chain; extractive models are passed over.</param>
/// <param name="time">The clock of the timeout.</param>
/// <param name="logger">Told of models that did not reply.</param>
public sealed partial class ModelCall(AnswerModels models, TimeProvider time, ILogger<ModelCall> logger)
{
    private readonly AnswerModel[] _models = [.. models.InOrder.Where(model => !model.IsExtractive)];

    /// <summary>Whether there is a model to ask.</summary>
    public bool IsAvailable => _models.Length > 0;

    /// <summary>Asks.</summary>
    /// <param name="request">What to ask.</param>
    /// <param name="uses">Where each call is noted with its tokens and cost, the failed ones included.</param>
    /// <param name="cancellationToken">Whoever waits gave up.</param>
    /// <returns>The reply; null when no model replied in time.</returns>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public async Task<ModelReply?> AskAsync(ModelCallRequest request, ICollection<ModelUse> uses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(uses);
        return await AskAsync(_models, request, uses, cancellationToken);
    }

    /// <summary>Asks one model.</summary>
    internal Task<ModelReply?> AskAsync(AnswerModel model, ModelCallRequest request, ICollection<ModelUse> uses, CancellationToken cancellationToken) =>
        AskAsync([model], request, uses, cancellationToken);

    private async Task<ModelReply?> AskAsync(AnswerModel[] models, ModelCallRequest request, ICollection<ModelUse> uses, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(request.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        foreach (var model in models.TakeWhile(_ => !timeout.IsCancellationRequested))
        {
            if (await AskAsync(model, request, uses, either.Token, cancellationToken) is { } reply)
            {
                return reply;
            }
        }

        return null;
    }

    private async Task<ModelReply?> AskAsync(AnswerModel model, ModelCallRequest request, ICollection<ModelUse> uses, CancellationToken either, CancellationToken caller)
    {
        var start = time.GetTimestamp();
        TokenUsage? usage = null;
        ModelFailure? failure = null;
        try
        {
            var options = new ChatOptions
            {
                Temperature = request.Temperature, MaxOutputTokens = request.MaxOutputTokens, StopSequences = request.StopSequences.Count > 0 ? [.. request.StopSequences] : null,
            };
            var response = await model.Client.GetResponseAsync(request.Messages, options, either);
            usage = TokenUsage.From(response.Usage);
            if (ReasoningFilter.Strip(response.Text).Trim() is { Length: > 0 } reply)
            {
                return new ModelReply(reply, model.Name);
            }

            failure = ModelFailure.BadResponse;
            Log.NoReply(logger, request.Purpose, model.Name, "It replied with nothing.");
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            failure = ModelFailure.Timeout;
            Log.NoReply(logger, request.Purpose, model.Name, "It took too long.");
        }
        catch (ModelUnavailableException fault)
        {
            failure = fault.Failure;
            Log.NoReply(logger, request.Purpose, model.Name, fault.Message);
        }
        finally
        {
            uses.Add(new ModelUse(request.Purpose, model.Name, usage, model.Price?.CostOf(usage), time.GetElapsedTime(start).TotalMilliseconds, failure) { Prompt = request.Prompt });
        }

        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Purpose}: the model {Model} did not reply: {Reason}")]
        public static partial void NoReply(ILogger logger, string purpose, string model, string reason);
    }
}
