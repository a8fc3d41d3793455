using System.Runtime.CompilerServices;
using DocsBot.Core.Curation;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Routing;
using DocsBot.Core.Safety;
using DocsBot.Core.Understanding;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Answering;

/// <summary>Answers a question, from the words that came in to the row in the log. Safe for any number of questions at once.</summary>
public sealed partial class AnswerPipeline
{
    /// <summary>What a reader is told when the documentation does not cover the question.</summary>
    public const string NoAnswerMessage = "The documentation doesn't seem to cover this. These pages come nearest:";

    /// <summary>What a reader is told when nothing comes near either.</summary>
    public const string NothingNearMessage = "The documentation doesn't seem to cover this. Try other words, or a shorter question.";

    private const int NearestPages = 4;
    private const int ClassifiedTurns = 6;

    private readonly QuestionAnalyzer _analyzer;
    private readonly Retriever _retriever;
    private readonly CurrentPrompts _prompts;
    private readonly PromptRouter _router;
    private readonly AnswerDrafts _drafts;
    private readonly AnswerWriter _writer;
    private readonly IInteractionLog _log;
    private readonly RetrievalOptions _retrieval;
    private readonly TimeProvider _time;
    private readonly ILogger<AnswerPipeline> _logger;
    private readonly CuratedAnswers? _curated;

    /// <summary>Creates the pipeline; without accepted answers (<paramref name="curated"/>) every question goes to a model.</summary>
    public AnswerPipeline(
        QuestionAnalyzer analyzer,
        Retriever retriever,
        CurrentPrompts prompts,
        PromptRouter router,
        AnswerDrafts drafts,
        AnswerWriter writer,
        IInteractionLog log,
        IOptions<RetrievalOptions> retrieval,
        TimeProvider time,
        ILogger<AnswerPipeline> logger,
        CuratedAnswers? curated = null)
    {
        ArgumentNullException.ThrowIfNull(retrieval);
        _analyzer = analyzer;
        _retriever = retriever;
        _prompts = prompts;
        _router = router;
        _drafts = drafts;
        _writer = writer;
        _log = log;
        _retrieval = retrieval.Value;
        _time = time;
        _logger = logger;
        _curated = curated;
    }

    /// <summary>
    /// Answers a question as a stream of events, in the order that <see cref="ChatEvent"/> documents. Faults end in a <see cref="ChatEvent.Failed"/>;
    /// only cancellation throws. Whatever happens, one interaction is recorded.
    /// </summary>
    /// <param name="question">The question, its limits checked.</param>
    /// <param name="cancellationToken">The reader went away or pressed stop.</param>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public async IAsyncEnumerable<ChatEvent> AnswerAsync(Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var trace = new AnswerTrace(question, _time);
        try
        {
            await foreach (var chatEvent in WithFaultsAsEvents(RunAsync(question, trace, cancellationToken), trace, cancellationToken))
            {
                trace.Saw(chatEvent);
                yield return chatEvent;
            }
        }
        finally
        {
            // 9. Record: also what was cancelled or failed.
            _log.Record(trace.ToInteraction());
        }
    }

    private async IAsyncEnumerable<ChatEvent> RunAsync(Question question, AnswerTrace trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The prompts of the moment serve the question to its end, whatever is put in force meanwhile.
        var prompts = trace.Prompts = _prompts.Now;
        var marks = PromptMarks.For(trace.InteractionId);

        // 1. Understand: what a follow-up lacks, its parts, the pages it is about. Small talk needs no search.
        var understood = trace.Understood = await _analyzer.AnalyzeAsync(question, marks, trace.ModelUses, cancellationToken);
        if (understood.Intent == Intent.ChitChat)
        {
            yield return new ChatEvent.SourcesFound(question.ConversationId, []);
            yield return new ChatEvent.AnswerDelta(SmallTalk.ReplyTo(question.Text) ?? SmallTalk.Greeting);
            yield return trace.Complete(AnswerOutcome.Answered);
            yield break;
        }

        // What people accepted for this very question needs no search and no model.
        if (_curated is not null && await _curated.FindAsync(question, understood, cancellationToken) is { } accepted)
        {
            trace.Curated = accepted;
            trace.Citations = CuratedReply.Citations(accepted);
            yield return CuratedReply.Sources(accepted, question.ConversationId, SourceScope.Of(understood.Query.Filter));
            yield return new ChatEvent.AnswerDelta(accepted.Answer.Text);
            yield return trace.Complete(AnswerOutcome.Answered);
            yield break;
        }

        // 2. Retrieve.
        var found = trace.Found = await _retriever.RetrieveAsync(understood.Query, cancellationToken);
        trace.ModelUses.AddRange(found.ModelUses);
        yield return new ChatEvent.SourcesFound(question.ConversationId, SourceList.From(found.Chunks)) { Scope = SourceScope.Of(found.Filter) };

        // 3. Decide whether the documentation covers it.
        if (found.Chunks.Count == 0 || found.Confidence < _retrieval.MinimumConfidence)
        {
            yield return NoAnswer(found);
            yield return trace.Complete(AnswerOutcome.NoAnswer);
            yield break;
        }

        // 4. Route to a prompt, by the question and by what was found.
        var request = new RoutingRequest
        {
            Prompts = prompts,
            Question = understood.Query.Asked ?? question.Text,
            History = [.. question.History.TakeLast(ClassifiedTurns)],
            Chunks = found.Chunks,
            ConversationId = question.ConversationId,
            Marks = marks,
        };
        var route = await _router.RouteAsync(request, trace.ModelUses, cancellationToken);
        (trace.Template, trace.Route) = (route.Template, route.Because);

        // 5. Pack the passages and render the prompt.
        var draft = await _drafts.WriteAsync(question, found, trace, cancellationToken);

        // 6. and 7. Stream the answer, each citation verified.
        await foreach (var chatEvent in _writer.WriteAsync(draft, trace, cancellationToken))
        {
            yield return chatEvent;
        }

        // 8. Finish.
        if (trace.SaidNoAnswer)
        {
            yield return NoAnswer(found);
        }

        yield return trace.Complete(trace.SaidNoAnswer ? AnswerOutcome.NoAnswer : trace.IsDegraded ? AnswerOutcome.Degraded : AnswerOutcome.Answered);
    }

    private static ChatEvent.NoAnswer NoAnswer(RetrievalResult found)
    {
        var nearest = SourceList.NearestPages(found.Chunks, NearestPages);
        return new ChatEvent.NoAnswer(nearest.Count > 0 ? NoAnswerMessage : NothingNearMessage, nearest);
    }

    /// <summary>The one boundary where faults become what the reader is told; the operator finds them in the log under the interaction's id.</summary>
    private async IAsyncEnumerable<ChatEvent> WithFaultsAsEvents(
        IAsyncEnumerable<ChatEvent> events, AnswerTrace trace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var enumerator = events.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            ChatEvent? failed = null;
            try
            {
                if (!await enumerator.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
            catch (IndexUnavailableException fault)
            {
                Log.IndexUnavailable(_logger, trace.InteractionId, fault);
                failed = trace.Fail(FailureCode.IndexUnavailable, "The documentation index cannot be read at the moment. Please try again later.", fault);
            }
            catch (ModelUnavailableException fault)
            {
                Log.ModelUnavailable(_logger, trace.InteractionId, fault);
                failed = trace.Fail(FailureCode.ModelUnavailable, "No model could answer at the moment. Please try again later.", fault);
            }
            catch (AnswerWithheldException fault)
            {
                Log.Withheld(_logger, trace.InteractionId, fault.Message);
                failed = trace.Fail(FailureCode.Withheld, "This question could not be answered safely. Try asking it in other words.", fault);
            }
#pragma warning disable CA1031 // A reader must never see a stack trace; the fault is logged whole.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Log.Failed(_logger, trace.InteractionId, fault);
                failed = trace.Fail(FailureCode.Internal, "Something went wrong on our side. Please try again.", fault);
            }

            if (failed is not null)
            {
                yield return failed;
                yield break;
            }

            yield return enumerator.Current;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Interaction {InteractionId}: the index cannot be read")]
        public static partial void IndexUnavailable(ILogger logger, string interactionId, Exception fault);

        [LoggerMessage(2, LogLevel.Error, "Interaction {InteractionId}: no model could answer")]
        public static partial void ModelUnavailable(ILogger logger, string interactionId, Exception fault);

        [LoggerMessage(4, LogLevel.Warning, "Interaction {InteractionId}: the answer is withheld: {Fault}")]
        public static partial void Withheld(ILogger logger, string interactionId, string fault);

        [LoggerMessage(3, LogLevel.Error, "Interaction {InteractionId} failed")]
        public static partial void Failed(ILogger logger, string interactionId, Exception fault);
    }
}
