using System.Runtime.CompilerServices;
using DocsBot.Core.Prompts;
using DocsBot.Core.Text;
using DocsBot.Core.Tokens;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Answering;

/// <summary>Has the answer written: by the first model of the chain that can, its citations verified while they stream.</summary>
public sealed partial class AnswerWriter
{
    private const string DegradedMessage = "The language model isn't available right now, so this answer is in the documentation's own words.";
    private const string TruncatedMessage = "The answer was cut at its length limit.";

    private readonly AnswerModels _models;
    private readonly TokenCounters _counters;
    private readonly AnswerOptions _options;
    private readonly ILogger<AnswerWriter> _logger;

    /// <summary>Creates the writer.</summary>
    public AnswerWriter(AnswerModels models, TokenCounters counters, IOptions<AnswerOptions> options, ILogger<AnswerWriter> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _models = models;
        _counters = counters;
        _options = options.Value;
        _logger = logger;
    }

    /// <summary>Streams the deltas and notices of an answer, and notes model, usage, citations and outcome in the trace.</summary>
    /// <exception cref="ModelUnavailableException">The last model of the chain is unavailable too.</exception>
    internal async IAsyncEnumerable<ChatEvent> WriteAsync(AnswerDraft draft, AnswerTrace trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < _models.InOrder.Count; i++)
        {
            var model = _models.InOrder[i];
            var last = i == _models.InOrder.Count - 1;
            var shown = false;
            ModelUnavailableException? fault = null;
            await using var events = WriteWithAsync(model, draft, trace, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await events.MoveNextAsync())
                    {
                        yield break;
                    }
                }
                catch (ModelUnavailableException caught) when (!last || IsTooLong(caught, draft, shown))
                {
                    fault = caught;
                    break;
                }

                shown = true;
                yield return events.Current;
            }

            if (IsTooLong(fault, draft, shown))
            {
                Log.TooLong(_logger, trace.InteractionId, model.Name, fault.Message);
                draft = await draft.Shorten!(cancellationToken);
                i--;
                continue;
            }

            Log.StandIn(_logger, trace.InteractionId, model.Name, _models.InOrder[i + 1].Name, fault.Message);
            trace.Error = fault.Message;
            yield return new ChatEvent.Notice(NoticeCode.Degraded, DegradedMessage, DiscardsAnswer: shown);
        }
    }

    private async IAsyncEnumerable<ChatEvent> WriteWithAsync(
        AnswerModel model, AnswerDraft draft, AnswerTrace trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        trace.Model = model.Name;
        trace.Usage = null;
        trace.SaidNoAnswer = false;
        var answer = new VerifiedText(draft.Sources, draft.Chunks, _options.MaxAnswerCharacters);
        try
        {
            ChatFinishReason? finish = null;
            await foreach (var update in model.Client.GetStreamingResponseAsync(draft.Messages, Options(draft.Template.Settings, draft.Marks), cancellationToken))
            {
                trace.Usage = UsageOf(update) ?? trace.Usage;
                finish = update.FinishReason ?? finish;
                if (answer.Append(update.Text) is { Length: > 0 } text)
                {
                    yield return new ChatEvent.AnswerDelta(text);
                }

                if (answer.IsFull)
                {
                    break;
                }
            }

            if (answer.Finish() is { Length: > 0 } rest)
            {
                yield return new ChatEvent.AnswerDelta(rest);
            }

            if (answer.IsEmpty && !answer.SaysNoAnswer)
            {
                throw new ModelUnavailableException(ModelFailure.BadResponse, $"The model {model.Name} answered with nothing. Check that it is a chat model.");
            }

            if (answer.IsFull || finish == ChatFinishReason.Length)
            {
                yield return new ChatEvent.Notice(NoticeCode.Truncated, TruncatedMessage, DiscardsAnswer: false);
            }
        }
        finally
        {
            trace.SaidNoAnswer = answer.SaysNoAnswer;
            trace.Citations = answer.Citations;
            trace.DroppedCitations = answer.DroppedCitations;
            if (trace.Usage?.InputTokens is { } counted)
            {
                _counters.For(model.Name).Observe(TokenEstimator.EstimatePrompt(draft.Messages), counted);
            }
        }
    }

    private static bool IsTooLong(ModelUnavailableException fault, AnswerDraft draft, bool shown) =>
        fault.Failure == ModelFailure.ContextTooLong && draft.Shorten is not null && !shown;

    private static ChatOptions Options(PromptSettings settings, PromptMarks marks) => new()
    {
        Temperature = settings.Temperature,
        TopP = settings.TopP,
        MaxOutputTokens = settings.MaxTokens,
        StopSequences = settings.StopSequences.Count > 0 ? [.. settings.StopSequences] : null,
        AdditionalProperties = new() { [PromptMarks.BoundaryProperty] = marks.Boundary },
    };

    private static TokenUsage? UsageOf(ChatResponseUpdate update) =>
        update.Contents.OfType<UsageContent>().LastOrDefault()?.Details is { } details
            ? new TokenUsage(details.InputTokenCount, details.OutputTokenCount)
            : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Interaction {InteractionId}: {StandIn} answers instead of {Model}: {Fault}")]
        public static partial void StandIn(ILogger logger, string interactionId, string model, string standIn, string fault);

        [LoggerMessage(2, LogLevel.Information, "Interaction {InteractionId}: {Model} gets half the passages: {Fault}")]
        public static partial void TooLong(ILogger logger, string interactionId, string model, string fault);
    }
}
