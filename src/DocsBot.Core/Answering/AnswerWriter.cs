using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using DocsBot.Core.Answering.Techniques;
using DocsBot.Core.Prompts;
using DocsBot.Core.Safety;
using DocsBot.Core.Tokens;
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
    private readonly Candidates _candidates;
    private readonly Correction _correction;

    /// <summary>Creates the writer.</summary>
    public AnswerWriter(AnswerModels models, ModelCall call, TokenCounters counters, IOptions<AnswerOptions> options, ILogger<AnswerWriter> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _models = models;
        _counters = counters;
        _options = options.Value;
        _logger = logger;
        _candidates = new Candidates(call, logger);
        _correction = new Correction(logger);
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

            if (attempt.Withheld is { } withheld)
            {
                trace.BrokenRules.Add(OutputRule.CanaryLeak);
                if (attempt.IsShown)
                {
                    yield return new ChatEvent.Notice(NoticeCode.Withheld, WithheldMessage, DiscardsAnswer: true);
                }

                ExceptionDispatchInfo.Throw(withheld);
            }

            if (attempt.Fault is not { } fault)
            {
                yield break;
            }

            if (attempt.Spare is { } spare)
            {
                Log.Spare(_logger, trace.InteractionId, model.Name, fault.Message);
                trace.Error = fault.Message;
                if (attempt.IsShown)
                {
                    yield return new ChatEvent.Notice(NoticeCode.Restarted, RestartedMessage, DiscardsAnswer: true);
                }

                await foreach (var chatEvent in ShowAsync(spare, trace, cancellationToken))
                {
                    yield return chatEvent;
                }

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

    /// <summary>Has a model write the answer. A fault ends the events and is left in the attempt.</summary>
    private async IAsyncEnumerable<ChatEvent> AttemptAsync(
        AnswerModel model, AnswerDraft draft, Attempt attempt, AnswerTrace trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var events = WriteWithAsync(model, draft, attempt, trace, cancellationToken).GetAsyncEnumerator(cancellationToken);
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
            catch (AnswerWithheldException fault)
            {
                attempt.Withheld = fault;
                yield break;
            }

            attempt.IsShown = true;
            yield return events.Current;
        }
    }

    private async IAsyncEnumerable<ChatEvent> WriteWithAsync(
        AnswerModel model, AnswerDraft draft, Attempt attempt, AnswerTrace trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        trace.Begins(model);
        var setting = new AnswerSetting(trace, _counters, _options.MaxAnswerCharacters);
        var techniques = model.IsExtractive ? PromptTechniques.None : draft.Template.Techniques;

        // 1. Several answers, where the prompt asks for them and they can be paid for: one is chosen, or is still to be merged out of them.
        var candidates = techniques.Candidates is null ? null : await _candidates.WriteAsync(model, draft, setting, cancellationToken);
        var answer = candidates?.Answer ?? new ModelAnswer("answer", model, draft, setting);
        attempt.Spare = candidates?.Spare;

        // 2. Corrected, where the prompt asks for it: held back until its citations are checked.
        if (techniques.Correction is not null)
        {
            await answer.FinishAsync(cancellationToken);
            answer = await _correction.MendAsync(answer, model, draft, setting, cancellationToken);
        }

        // 3. Shown, while it is written.
        await foreach (var chatEvent in ShowAsync(answer, trace, cancellationToken))
        {
            yield return chatEvent;
        }
    }

    private static async IAsyncEnumerable<ChatEvent> ShowAsync(ModelAnswer answer, AnswerTrace trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var text in answer.StreamAsync(cancellationToken))
            {
                yield return new ChatEvent.AnswerDelta(text);
            }

            if (answer.IsTruncated)
            {
                yield return new ChatEvent.Notice(NoticeCode.Truncated, TruncatedMessage, DiscardsAnswer: false);
            }
        }
        finally
        {
            trace.Shows(answer);
        }
    }

    /// <summary>How asking one model went.</summary>
    private sealed class Attempt
    {
        public ModelUnavailableException? Fault { get; set; }

        public AnswerWithheldException? Withheld { get; set; }

        public bool IsShown { get; set; }

        /// <summary>A finished answer to show when the one that should be better does not come.</summary>
        public ModelAnswer? Spare { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Interaction {InteractionId}: {StandIn} answers instead of {Model}: {Fault}")]
        public static partial void StandIn(ILogger logger, string interactionId, string model, string standIn, string fault);

        [LoggerMessage(2, LogLevel.Information, "Interaction {InteractionId}: {Model} gets half the passages: {Fault}")]
        public static partial void TooLong(ILogger logger, string interactionId, string model, string fault);

        [LoggerMessage(3, LogLevel.Warning, "Interaction {InteractionId}: the best candidate is shown, because {Model} did not merge them: {Fault}")]
        public static partial void Spare(ILogger logger, string interactionId, string model, string fault);
    }
}
