using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Safety;

namespace DocsBot.Core.Answering.Repeating;

/// <summary>
/// Asks for an answer once more, outside of the pipeline: from a prompt that is given, or one made of passages that are given. What is written is verified and noted as
/// ever; nothing is recorded. Safe for many answers at once.
/// </summary>
/// <param name="drafts">Makes prompts as the pipeline does.</param>
/// <param name="writer">Has answers written as the pipeline does.</param>
/// <param name="time">The clock.</param>
public sealed class AnswerRepeater(AnswerDrafts drafts, AnswerWriter writer, TimeProvider time)
{
    /// <summary>Makes the prompt of passages: as many as fit.</summary>
    /// <param name="interactionId">The interaction whose marks it carries.</param>
    /// <param name="question">The question, with the turns before it.</param>
    /// <param name="template">The template.</param>
    /// <param name="prompts">Where the prompts are found that the template names.</param>
    /// <param name="found">The passages, best first.</param>
    /// <param name="cancellationToken">Stops the reading of sections.</param>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    /// <exception cref="PromptException">The template does not render.</exception>
    public async Task<PreparedAnswer> PrepareAsync(
        string interactionId, Question question, PromptTemplate template, PromptSet prompts, RetrievalResult found, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(found);
        var trace = new AnswerTrace(question, time, interactionId) { Prompts = prompts, Template = template, Found = found };
        var draft = await drafts.WriteAsync(question, found, trace, cancellationToken);
        return new PreparedAnswer
        {
            InteractionId = interactionId, Question = question, Template = template, Prompts = prompts, Arguments = draft.Arguments, Chunks = draft.Chunks, Messages = draft.Messages,
        };
    }

    /// <summary>Asks. A model that is unavailable and an answer that is withheld end in an interaction that failed, as in the pipeline.</summary>
    /// <param name="prepared">What to ask.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public async Task<Interaction> AnswerAsync(PreparedAnswer prepared, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        var trace = new AnswerTrace(prepared.Question, time, prepared.InteractionId)
        {
            Prompts = prepared.Prompts,
            Template = prepared.Template,
            Found = new RetrievalResult { Chunks = prepared.Chunks, Confidence = 1, Snapshot = null },
            History = prepared.Arguments.History,
            Examples = prepared.Arguments.Examples,
            Packed = PackedContext.Empty with { Sources = prepared.Arguments.Sources },
            MessagesSha256 = prepared.MessagesSha256,
        };
        var draft = new AnswerDraft(prepared.Messages, prepared.Template, prepared.Arguments, prepared.Chunks, prepared.Prompts);
        try
        {
            await foreach (var chatEvent in writer.WriteAsync(draft, trace, cancellationToken))
            {
                trace.Saw(chatEvent);
            }

            trace.Saw(trace.Complete(trace.SaidNoAnswer ? AnswerOutcome.NoAnswer : trace.IsDegraded ? AnswerOutcome.Degraded : AnswerOutcome.Answered));
        }
        catch (ModelUnavailableException fault)
        {
            trace.Saw(trace.Fail(FailureCode.ModelUnavailable, fault.Message, fault));
        }
        catch (AnswerWithheldException fault)
        {
            trace.Saw(trace.Fail(FailureCode.Withheld, fault.Message, fault));
        }

        // What was searched is no part of a repetition: its confidence would be made up.
        return trace.ToInteraction() with { Confidence = null };
    }
}
