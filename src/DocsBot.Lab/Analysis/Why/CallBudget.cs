using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Extractive;

namespace DocsBot.Lab.Analysis.Why;

/// <summary>Bounds the calls to language models of all attempts together, and adds up what they cost.</summary>
/// <param name="most">The most calls.</param>
internal sealed class CallBudget(int most)
{
    private readonly List<ModelUse> _uses = [];

    /// <summary>Calls so far.</summary>
    public int Calls => _uses.Count;

    /// <summary>What they cost; null when that is not known, or when there was none.</summary>
    public decimal? Cost => ModelUse.Total(_uses);

    /// <summary>Whether an answer with all that its prompt may ask for is within the bound.</summary>
    public bool Allows(AnswerModel model, PromptTemplate template) => model.IsExtractive || Calls + MostFor(template.Techniques) <= most;

    /// <summary>Notes calls; those of the extractive model are none.</summary>
    public static IReadOnlyList<ModelUse> OfLanguageModels(IEnumerable<ModelUse> uses) => [.. uses.Where(use => use.Model != ExtractiveChatClient.ModelName)];

    /// <summary>Notes calls.</summary>
    public void Spend(IEnumerable<ModelUse> uses) => _uses.AddRange(OfLanguageModels(uses));

    private static int MostFor(PromptTechniques techniques) => (techniques.Candidates is { } candidates ? candidates.Count + 1 : 1) + (techniques.Correction is null ? 0 : 1);
}
