using DocsBot.Core.Prompts;

namespace DocsBot.Core.Routing;

/// <summary>Which prompt answers which kind of question: <c>prompts/routing.yaml</c>, read and checked.</summary>
public sealed record PromptRouting
{
    /// <summary>The domain of everything that nothing else is said of.</summary>
    public const string General = "general";

    /// <summary>What holds without a file: the highest version of the prompt <c>answer</c> answers everything.</summary>
    public static PromptRouting None { get; } = new()
    {
        Domains = [new PromptDomain { Name = General, Description = "Every question.", Prompt = new PromptReference("answer", Version: null) }],
        Default = General,
    };

    /// <summary>The kinds of question, at least one, each name once.</summary>
    public required IReadOnlyList<PromptDomain> Domains { get; init; }

    /// <summary>What decides, in order: the first rule that matches.</summary>
    public IReadOnlyList<RoutingRule> Rules { get; init; } = [];

    /// <summary>The domain of questions that no rule decides; one of <see cref="Domains"/>.</summary>
    public required string Default { get; init; }

    /// <summary>Whether a model is asked where no rule decides.</summary>
    public ClassifyMode Classify { get; init; }

    /// <summary>The versions of the prompts that prepare an answer, by name; one that is not here is used in its highest version.</summary>
    public IReadOnlyDictionary<string, PromptReference> Calls { get; init; } = new Dictionary<string, PromptReference>(StringComparer.Ordinal);

    /// <summary>The experiments with their domains.</summary>
    public IEnumerable<(PromptDomain Domain, PromptExperiment Experiment)> Experiments =>
        Domains.Where(domain => domain.Experiment is not null).Select(domain => (domain, domain.Experiment!));

    /// <summary>The domain of a name.</summary>
    /// <exception cref="PromptException">There is none.</exception>
    public PromptDomain Domain(string name) =>
        Domains.FirstOrDefault(domain => domain.Name == name)
            ?? throw new PromptException($"There is no domain '{name}' in the routing. There are: {string.Join(", ", Domains.Select(domain => domain.Name))}.");
}
