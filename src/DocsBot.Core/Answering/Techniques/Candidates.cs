using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.RegularExpressions;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using Microsoft.Extensions.Logging;

namespace DocsBot.Core.Answering.Techniques;

/// <summary>
/// Has several answers written at once, of which one is chosen, or out of which one is written (self-consistency: Wang et al., "Self-Consistency Improves Chain of
/// Thought Reasoning in Language Models", 2023; for texts: Chen et al., "Universal Self-Consistency", 2023). Each passes the same verification; nothing is streamed before.
/// </summary>
/// <param name="call">What asks the prompt <c>choose</c>.</param>
/// <param name="logger">Told of replies that cannot be read.</param>
internal sealed partial class Candidates(ModelCall call, ILogger logger)
{
    /// <summary>The longest wait for the choice; then the rule chooses.</summary>
    private static readonly TimeSpan ChoiceTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Tokens of a choice when its prompt says nothing: a number.</summary>
    private const int ChoiceTokens = 4;

    /// <summary>Has the candidates written.</summary>
    /// <param name="model">The model that writes them.</param>
    /// <param name="draft">What it is asked.</param>
    /// <param name="setting">What every call needs.</param>
    /// <param name="cancellationToken">Stops all of them.</param>
    /// <returns>The answer to show; null when the budget does not allow for two, so that the answer is asked for as usual.</returns>
    /// <exception cref="ModelUnavailableException">All of them failed: the fault of the first.</exception>
    public async Task<CandidateResult?> WriteAsync(AnswerModel model, AnswerDraft draft, AnswerSetting setting, CancellationToken cancellationToken)
    {
        var settings = draft.Template.Techniques.Candidates!;
        var budget = new CandidateBudget(settings, draft.Messages, draft.Template.Settings.MaxTokens, setting.Counters.For(model.Name));
        if (budget.Affordable < CandidateSettings.Least)
        {
            return null;
        }

        var written = await AskAsync(model, draft, setting, budget, cancellationToken);
        var different = Different(written);
        var best = different.MaxBy(answer => (answer.Citations.Count, -answer.DroppedCitations))!;
        if (different.Count == 1 || draft.Prompts.Call(settings.Prompt) is not { } template)
        {
            return new CandidateResult(best, null);
        }

        var asked = draft.For(template, arguments => arguments with { Answers = [.. different.Select(answer => answer.Shown)] });
        return settings.By == CandidateEnd.Merge
            ? new CandidateResult(new ModelAnswer("merge", model, asked, setting), best)
            : new CandidateResult(await ChooseAsync(model, asked, setting.Trace.ModelUses, different, cancellationToken) ?? best, null);
    }

    /// <summary>Asks for as many as the budget allows, again when the first ones took less than was reckoned with. Failed ones are left out.</summary>
    private static async Task<List<ModelAnswer>> AskAsync(AnswerModel model, AnswerDraft draft, AnswerSetting setting, CandidateBudget budget, CancellationToken cancellationToken)
    {
        var written = new List<ModelAnswer>();
        ModelUnavailableException? fault = null;
        while (budget.Affordable > 0 && (written.Count > 0 || fault is null))
        {
            var asked = Enumerable.Range(0, budget.Affordable).Select(_ => new ModelAnswer("candidate", model, draft, setting)).ToList();
            var faults = await FinishAllAsync(asked, cancellationToken);
            written.AddRange(asked.Where((_, i) => faults[i] is null));
            fault ??= faults.FirstOrDefault(one => one is not null);
            asked.ForEach(answer => budget.Spend(answer.Usage));
        }

        if (written.Count == 0)
        {
            ExceptionDispatchInfo.Throw(fault!);
        }

        return written;
    }

    private static async Task<ModelUnavailableException?[]> FinishAllAsync(List<ModelAnswer> asked, CancellationToken cancellationToken)
    {
        // A fault that nobody foresaw ends all of them: none goes on behind the reader's back.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return await Task.WhenAll(asked.Select(async answer =>
        {
            try
            {
                await answer.FinishAsync(stop.Token);
                return null;
            }
            catch (ModelUnavailableException fault)
            {
                return fault;
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }));
    }

    /// <summary>The candidates that differ; one that says that there is no answer when most of them do.</summary>
    private static List<ModelAnswer> Different(List<ModelAnswer> written)
    {
        var answered = written.Where(answer => !answer.SaysNoAnswer).ToList();
        return 2 * answered.Count < written.Count || answered.Count == 0
            ? [written.First(answer => answer.SaysNoAnswer)]
            : [.. answered.DistinctBy(answer => answer.Shown.Trim(), StringComparer.Ordinal)];
    }

    private async Task<ModelAnswer?> ChooseAsync(
        AnswerModel model, AnswerDraft asked, ICollection<ModelUse> uses, List<ModelAnswer> answers, CancellationToken cancellationToken)
    {
        var request = ModelCallRequest.Of(asked.Template, asked.Messages, ChoiceTimeout, ChoiceTokens);
        if (await call.AskAsync(model, request, uses, cancellationToken) is not { } reply)
        {
            return null;
        }

        if (int.TryParse(Number().Match(reply.Text).ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= answers.Count)
        {
            return answers[number - 1];
        }

        Log.Unreadable(logger, reply.Model);
        return null;
    }

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The model {Model} replied to the prompt choose without the number of an answer; the one with the most verified citations is taken.")]
        public static partial void Unreadable(ILogger logger, string model);
    }
}
