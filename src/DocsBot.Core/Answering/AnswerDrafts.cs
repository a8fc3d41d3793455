using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;
using DocsBot.Core.Tokens;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Answering;

/// <summary>Makes the prompt of an answer: as many passages as fit, the turns before, the question.</summary>
public sealed class AnswerDrafts
{
    private readonly ContextPacker _packer;
    private readonly AnswerModels _models;
    private readonly TokenCounters _counters;
    private readonly AnswerOptions _options;

    /// <summary>Creates the maker of prompts.</summary>
    public AnswerDrafts(ContextPacker packer, AnswerModels models, TokenCounters counters, IOptions<AnswerOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _packer = packer;
        _models = models;
        _counters = counters;
        _options = options.Value;
    }

    /// <summary>Makes the prompt for the first model of the chain, and notes in the trace what it is made of.</summary>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    /// <exception cref="PromptException">The template does not render.</exception>
    internal Task<AnswerDraft> WriteAsync(Question question, RetrievalResult found, AnswerTrace trace, CancellationToken cancellationToken)
    {
        var model = _models.InOrder[0];
        trace.History = [.. question.History.TakeLast(_options.HistoryTurns)];
        trace.Examples = trace.Template!.Examples?.For(trace.Understood?.Query.Asked ?? question.Text) ?? [];
        var budget = _options.ContextTokens;
        if (model.ContextWindow is { } window)
        {
            (trace.History, var room) = RoomIn(window, question, trace, _counters.For(model.Name));
            budget = Math.Min(budget, room);
        }

        return WriteAsync(question, found, trace, (budget, CanShorten: true), cancellationToken);
    }

    private async Task<AnswerDraft> WriteAsync(Question question, RetrievalResult found, AnswerTrace trace, (int Tokens, bool CanShorten) budget, CancellationToken cancellationToken)
    {
        var packed = await _packer.PackAsync(found.Chunks, budget.Tokens, _counters.For(_models.InOrder[0].Name), cancellationToken);
        var template = trace.Template!;
        var arguments = new PromptArguments
        {
            Question = question.Text, Sources = packed.Sources, History = trace.History, Examples = trace.Examples, Marks = PromptMarks.For(trace.InteractionId),
        };
        var messages = template.Render(arguments);
        trace.Packed = packed;
        trace.EstimatedTokens = TokenEstimator.EstimatePrompt(messages);
        trace.MessagesSha256 = MessagesHash.Of(messages);
        trace.Rendered();
        return new AnswerDraft(messages, template, arguments, found.Chunks, trace.Prompts!)
        {
            Shorten = budget.CanShorten ? stop => WriteAsync(question, found, trace, (Math.Max(1, packed.Tokens / 2), CanShorten: false), stop) : null,
        };
    }

    /// <summary>
    /// What a model's window leaves for passages: all of it but the template, the question, the turns before and the answer, and the answers that a call after it
    /// is shown. Of the turns the latest go in, as long as they take no more than a quarter of the window.
    /// </summary>
    private static (IReadOnlyList<Turn> History, int Passages) RoomIn(int window, Question question, AnswerTrace trace, CalibratedTokenCounter counter)
    {
        const int leastForPassages = 200, answerWithoutLimit = 1_000;
        var spoken = 0;
        var history = trace.History.Reverse().TakeWhile(turn => (spoken += counter.Count(turn.Text)) <= window / 4).Reverse().ToList();
        var without = trace.Template!.Render(new PromptArguments
        {
            Question = question.Text, Sources = [], History = history, Examples = trace.Examples, Marks = PromptMarks.For(trace.InteractionId),
        });
        var prompt = (int)Math.Ceiling(counter.Factor * TokenEstimator.EstimatePrompt(without));
        var techniques = trace.Template.Techniques;
        var answers = 1 + Math.Max(techniques.Candidates?.Count ?? 0, techniques.Correction is null ? 0 : 1);
        return (history, Math.Max(leastForPassages, window - prompt - (answers * (trace.Template.Settings.MaxTokens ?? answerWithoutLimit))));
    }
}
