using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Safety;
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
    private const string RestartedMessage = "The language model broke off, so the answer begins anew.";
    private const string WithheldMessage = "This answer gave away what it must not, so it was taken back.";
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
    /// <exception cref="AnswerWithheldException">A model gave the secrets of its prompt away; what was shown is withdrawn.</exception>
    internal async IAsyncEnumerable<ChatEvent> WriteAsync(AnswerDraft draft, AnswerTrace trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < _models.InOrder.Count; i++)
        {
            var model = _models.InOrder[i];
            var attempt = new Attempt();
            await foreach (var chatEvent in AttemptAsync(model, draft, attempt, trace, cancellationToken))
            {
                yield return chatEvent;
            }

            if (attempt.Fault is not { } fault)
            {
                yield break;
            }

            if (fault.Failure == ModelFailure.ContextTooLong && !attempt.IsShown && draft.Shorten is { } shorten)
            {
                Log.TooLong(_logger, trace.InteractionId, model.Name, fault.Message);
                draft = await shorten(cancellationToken);
                i--;
                continue;
            }

            if (i == _models.InOrder.Count - 1)
            {
                ExceptionDispatchInfo.Throw(fault);
            }

            var standIn = _models.InOrder[i + 1];
            Log.StandIn(_logger, trace.InteractionId, model.Name, standIn.Name, fault.Message);
            trace.Error = fault.Message;
            trace.IsDegraded = standIn.IsExtractive;

            // Another language model's answer needs no word, unless the reader has seen a part of this one.
            if (standIn.IsExtractive)
            {
                yield return new ChatEvent.Notice(NoticeCode.Degraded, DegradedMessage, DiscardsAnswer: attempt.IsShown);
            }
            else if (attempt.IsShown)
            {
                yield return new ChatEvent.Notice(NoticeCode.Restarted, RestartedMessage, DiscardsAnswer: true);
            }
        }
    }

    /// <summary>Asks a model once. A fault ends the events and is left in the attempt.</summary>
    private async IAsyncEnumerable<ChatEvent> AttemptAsync(
        AnswerModel model, AnswerDraft draft, Attempt attempt, AnswerTrace trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = trace.ElapsedMs();
        try
        {
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
                catch (ModelUnavailableException fault)
                {
                    attempt.Fault = fault;
                    yield break;
                }

                attempt.IsShown = true;
                yield return events.Current;
            }
        }
        finally
        {
            trace.ModelUses.Add(new ModelUse("answer", model.Name, trace.Usage, model.Price?.CostOf(trace.Usage), trace.ElapsedMs() - start, attempt.Fault?.Failure));
        }
    }

    private async IAsyncEnumerable<ChatEvent> WriteWithAsync(
        AnswerModel model, AnswerDraft draft, AnswerTrace trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        trace.Model = model.Name;
        trace.Usage = null;
        trace.SaidNoAnswer = false;
        var guard = new LeakGuard(draft.Marks);
        var answer = new VerifiedText(draft.Sources, draft.Chunks, _options.MaxAnswerCharacters);
        try
        {
            ChatFinishReason? finish = null;
            await foreach (var update in model.Client.GetStreamingResponseAsync(draft.Messages, Options(draft.Template.Settings, draft.Marks), cancellationToken))
            {
                trace.Usage = UsageOf(update) ?? trace.Usage;
                finish = update.FinishReason ?? finish;
                if (answer.Append(guard.Append(update.Text)) is { Length: > 0 } text)
                {
                    yield return new ChatEvent.AnswerDelta(text);
                }

                if (answer.IsFull || guard.HasLeaked)
                {
                    break;
                }
            }

            if (guard.HasLeaked)
            {
                trace.BrokenRules.Add(OutputRule.CanaryLeak);
                if (!answer.IsEmpty)
                {
                    yield return new ChatEvent.Notice(NoticeCode.Withheld, WithheldMessage, DiscardsAnswer: true);
                }

                throw new AnswerWithheldException($"The model {model.Name} wrote the secret mark of its prompt. Look at the question and the passages of this interaction for an attack.");
            }

            if (answer.Append(guard.Finish()) + answer.Finish() is { Length: > 0 } rest)
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
            trace.Citations = guard.HasLeaked ? [] : answer.Citations;
            trace.DroppedCitations = answer.DroppedCitations;
            if (trace.Usage?.InputTokens is { } counted)
            {
                _counters.For(model.Name).Observe(TokenEstimator.EstimatePrompt(draft.Messages), counted);
            }
        }
    }

    private static ChatOptions Options(PromptSettings settings, PromptMarks marks) => new()
    {
        Temperature = settings.Temperature,
        TopP = settings.TopP,
        MaxOutputTokens = settings.MaxTokens,
        StopSequences = settings.StopSequences.Count > 0 ? [.. settings.StopSequences] : null,
        AdditionalProperties = new() { [PromptMarks.BoundaryProperty] = marks.Boundary },
    };

    private static TokenUsage? UsageOf(ChatResponseUpdate update) => TokenUsage.From(update.Contents.OfType<UsageContent>().LastOrDefault()?.Details);

    /// <summary>How asking one model went.</summary>
    private sealed class Attempt
    {
        public ModelUnavailableException? Fault { get; set; }

        public bool IsShown { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Interaction {InteractionId}: {StandIn} answers instead of {Model}: {Fault}")]
        public static partial void StandIn(ILogger logger, string interactionId, string model, string standIn, string fault);

        [LoggerMessage(2, LogLevel.Information, "Interaction {InteractionId}: {Model} gets half the passages: {Fault}")]
        public static partial void TooLong(ILogger logger, string interactionId, string model, string fault);
    }
}
