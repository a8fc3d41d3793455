using DocsBot.Core.Prompts;
using DocsBot.Core.Text;
using DocsBot.Core.Tokens;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Answering.Techniques;

/// <summary>
/// Bounds the tokens of all candidates of an answer together. Before a call it counts with its estimated prompt and the most tokens of its answer; afterwards with what the
/// provider counted.
/// </summary>
internal sealed class CandidateBudget
{
    private const int AnswerWithoutLimit = 1_000;

    private readonly CandidateSettings _settings;
    private readonly long _each;
    private long _spent;
    private int _made;

    /// <summary>Creates the budget of one answer.</summary>
    /// <param name="settings">The template's.</param>
    /// <param name="prompt">The prompt of each candidate.</param>
    /// <param name="maxTokens">The most tokens of a candidate; null for no limit.</param>
    /// <param name="counter">What is known of the model's tokens.</param>
    public CandidateBudget(CandidateSettings settings, IEnumerable<ChatMessage> prompt, int? maxTokens, CalibratedTokenCounter counter)
    {
        _settings = settings;
        _each = (long)Math.Ceiling(counter.Factor * TokenEstimator.EstimatePrompt(prompt)) + (maxTokens ?? AnswerWithoutLimit);
    }

    /// <summary>How many candidates may be asked for now.</summary>
    public int Affordable => (int)Math.Clamp((_settings.BudgetTokens - _spent) / _each, 0, _settings.Count - _made);

    /// <summary>Notes a call that ended; one whose tokens are not known counts with its estimate.</summary>
    public void Spend(TokenUsage? usage)
    {
        _made++;
        _spent += usage is { InputTokens: { } input, OutputTokens: { } output } ? input + output : _each;
    }
}
