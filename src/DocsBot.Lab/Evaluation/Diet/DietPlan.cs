using DocsBot.Core.Prompts;
using DocsBot.Core.Text;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Evaluation.Scenarios;
using DocsBot.Providers.Prompts.Ablation;

namespace DocsBot.Lab.Evaluation.Diet;

/// <summary>The parts of a version that can be taken out, and what each is worth in tokens.</summary>
internal sealed class DietPlan
{
    private readonly PromptSet _prompts;
    private readonly PromptTemplate _whole;

    private DietPlan(PromptSet prompts, PromptTemplate whole, IReadOnlyList<AblatedPart> parts, IReadOnlyList<EvaluationCase> cases)
    {
        _prompts = prompts;
        _whole = whole;
        Ablated = [.. parts.Where(part => part.Without is not null)];
        Required = [.. parts.Where(part => part.Without is null)];
        Tokens = Mean(cases, whole);
        TokensSaved = [.. Ablated.Select(part => Tokens - Mean(cases, part.Without!))];
    }

    /// <summary>The version.</summary>
    public PromptId Prompt => _whole.Id;

    /// <summary>The parts that are taken out, one at a time.</summary>
    public IReadOnlyList<AblatedPart> Ablated { get; }

    /// <summary>The parts that stay.</summary>
    public IReadOnlyList<AblatedPart> Required { get; }

    /// <summary>The whole prompt without passages, in estimated tokens: the mean over the questions.</summary>
    public double Tokens { get; }

    /// <summary>What each of <see cref="Ablated"/> saves of it.</summary>
    public IReadOnlyList<double> TokensSaved { get; }

    /// <summary>The whole prompt, then the prompt without each part.</summary>
    public IReadOnlyList<EvaluationVariant> Variants =>
    [
        EvaluationVariant.Of(_prompts, new PromptReference(Prompt.Name, Prompt.Version)),
        .. Ablated.Select(part => new EvaluationVariant(LabelOf(part), PromptSets.With(_prompts, part.Without!))),
    ];

    /// <summary>Plans.</summary>
    /// <param name="engine">The prompts.</param>
    /// <param name="version">The version.</param>
    /// <param name="withSections">Whether its sections are parts as well.</param>
    /// <param name="sets">The questions; the examples of a prompt are chosen by them.</param>
    /// <exception cref="PromptException">The version is not there, or has no part that can be taken out.</exception>
    public static DietPlan Of(LabEngine engine, PromptReference version, bool withSections, IEnumerable<CaseSet> sets)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var entry = engine.Folder.Find(version.ToString());
        var plan = new DietPlan(engine.Prompts, entry.Template, PromptAblation.Of(engine.Folder, entry, withSections), [.. sets.SelectMany(set => set.Cases)]);
        return plan.Ablated.Count > 0
            ? plan
            : throw new PromptException($"{entry.Id} has no part that can be taken out of fragments and examples{(plan.Required.Count > 0 ? $"; required are {string.Join(", ", plan.Required.Select(part => part.Name))}" : "")}.{(withSections ? "" : " Its sections are tried with --sections.")}");
    }

    /// <summary>How a part is named in tables, such as <c>fragment tone</c>.</summary>
    public static string NameOf(AblatedKind kind, string name) => kind switch
    {
        AblatedKind.Fragment => $"fragment {name}",
        AblatedKind.Examples => $"all examples ({name})",
        AblatedKind.Example => $"example {name}",
        _ => $"section {name}",
    };

    private string LabelOf(AblatedPart part) => $"{Prompt} without {NameOf(part.Kind, part.Name)}";

    /// <summary>Passages are left out: they are the same with and without a part.</summary>
    private static double Mean(IReadOnlyList<EvaluationCase> cases, PromptTemplate template) => cases.Count == 0 ? 0 : cases.Average(asked => TokenEstimator.EstimatePrompt(template.Render(new PromptArguments
    {
        Question = asked.Question,
        History = asked.History,
        Sources = [],
        Examples = template.Examples?.For(asked.Question) ?? [],
        Marks = PromptMarks.For(asked.Id),
    })));
}
