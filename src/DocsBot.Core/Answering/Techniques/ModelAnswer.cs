using System.Runtime.CompilerServices;
using System.Text;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Safety;
using DocsBot.Core.Text;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Answering.Techniques;

/// <summary>One answer of one model: asked once, streamed while it is written, or finished first and shown later.</summary>
/// <param name="purpose">What the call is for, as the log has it.</param>
/// <param name="model">The model.</param>
/// <param name="draft">What it is asked.</param>
/// <param name="setting">What every call needs.</param>
internal sealed class ModelAnswer(string purpose, AnswerModel model, AnswerDraft draft, AnswerSetting setting)
{
    private readonly ModelText _text = new(draft, setting.MaxCharacters, followsInstructions: !model.IsExtractive);
    private readonly StringBuilder _shown = new();
    private ChatFinishReason? _finish;
    private bool _isFinished;
    private IReadOnlyList<string>? _problems;

    /// <summary>Tokens; null when the provider did not say.</summary>
    public TokenUsage? Usage { get; private set; }

    /// <summary>Tokens of its prompt by the estimate that no model calibrates.</summary>
    public int EstimatedTokens { get; } = TokenEstimator.EstimatePrompt(draft.Messages);

    /// <summary>What the model thought; null for nothing.</summary>
    public string? Thoughts => _text.Thoughts;

    /// <summary>What it wrote for the reader, with the citations that do not hold.</summary>
    public string Written => _text.Written;

    /// <summary>What the reader sees, as far as it is written.</summary>
    public string Shown => _shown.ToString();

    public bool SaysNoAnswer => _text.Verified.SaysNoAnswer;

    public IReadOnlyList<Citation> Citations => _text.HasLeaked ? [] : _text.Verified.Citations;

    public int DroppedCitations => _text.Verified.DroppedCitations;

    /// <summary>The rules of what may be shown that the model broke.</summary>
    public IReadOnlySet<OutputRule> BrokenRules => _text.Verified.BrokenRules;

    /// <summary>Whether it was cut, by the model's limit or by DocsBot's.</summary>
    public bool IsTruncated => _text.Verified.IsFull || _finish == ChatFinishReason.Length;

    /// <summary>What is wrong with its citations, in sentences for a model, once it is finished; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems => _problems ??= SaysNoAnswer ? [] : AnswerProblems.Of(_text.Verified.Unsupported, Shown);

    /// <summary>Has the answer written to its end.</summary>
    /// <exception cref="ModelUnavailableException">There is no answer.</exception>
    /// <exception cref="AnswerWithheldException">The model gave the secrets of its prompt away.</exception>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in StreamAsync(cancellationToken))
        {
            // Nobody sees it yet.
        }
    }

    /// <summary>Streams what may be shown; all of it at once when it is finished already.</summary>
    /// <exception cref="ModelUnavailableException">There is no answer, or the rest of it does not come.</exception>
    /// <exception cref="AnswerWithheldException">The model gave the secrets of its prompt away.</exception>
    public async IAsyncEnumerable<string> StreamAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_isFinished)
        {
            yield return Shown;
            yield break;
        }

        await foreach (var text in AskAsync(cancellationToken))
        {
            _shown.Append(text);
            yield return text;
        }

        _isFinished = true;
    }

    private async IAsyncEnumerable<string> AskAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = setting.Trace.ElapsedMs();
        var call = new Call();
        try
        {
            await using var updates = model.Client.GetStreamingResponseAsync(draft.Messages, Options(), cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (!_text.Verified.IsFull && !_text.HasLeaked && await call.NextAsync(updates))
            {
                Usage = TokenUsage.From(updates.Current.Contents.OfType<UsageContent>().LastOrDefault()?.Details) ?? Usage;
                _text.Think(string.Concat(updates.Current.Contents.OfType<TextReasoningContent>().Select(thought => thought.Text)));
                _finish = updates.Current.FinishReason ?? _finish;
                if (_text.Append(updates.Current.Text) is { Length: > 0 } text)
                {
                    yield return text;
                }
            }

            var rest = _text.Finish();
            if (_text.HasLeaked)
            {
                throw new AnswerWithheldException($"The model {model.Name} wrote the secret mark of its prompt. Look at the question and the passages of this interaction for an attack.");
            }

            if (rest.Length > 0)
            {
                yield return rest;
            }

            if (_text.Verified.IsEmpty && !SaysNoAnswer)
            {
                call.Failure = ModelFailure.BadResponse;
                throw new ModelUnavailableException(ModelFailure.BadResponse, Thoughts is null
                    ? $"The model {model.Name} answered with nothing. Check that it is a chat model."
                    : $"The model {model.Name} wrote thoughts and no answer. Raise max_tokens in the prompt's execution_settings: thoughts are spent from it as well.");
            }
        }
        finally
        {
            setting.Trace.Used(new ModelUse(purpose, model.Name, Usage, model.Price?.CostOf(Usage), setting.Trace.ElapsedMs() - start, call.Failure) { Prompt = draft.Template.Id });
            if (Usage?.InputTokens is { } counted)
            {
                setting.Counters.For(model.Name).Observe(EstimatedTokens, counted);
            }
        }
    }

    private ChatOptions Options()
    {
        var settings = draft.Template.Settings;
        return new ChatOptions
        {
            Temperature = settings.Temperature,
            TopP = settings.TopP,
            MaxOutputTokens = settings.MaxTokens,
            StopSequences = settings.StopSequences.Count > 0 ? [.. settings.StopSequences] : null,
            AdditionalProperties = new() { [PromptMarks.BoundaryProperty] = draft.Marks.Boundary },
        };
    }

    /// <summary>Remembers how the call failed, for the log.</summary>
    private sealed class Call
    {
        public ModelFailure? Failure { get; set; }

        public async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
        {
            try
            {
                return await updates.MoveNextAsync();
            }
            catch (ModelUnavailableException fault)
            {
                Failure = fault.Failure;
                throw;
            }
        }
    }
}
