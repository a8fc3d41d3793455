using DocsBot.Core.Routing;

namespace DocsBot.Core.Prompts;

/// <summary>All that is in force at one moment. It never changes: a question that began with a set ends with it.</summary>
/// <param name="Library">The prompts.</param>
public sealed record PromptSet(PromptLibrary Library)
{
    /// <summary>Which prompt answers which question. Default: the highest version of <c>answer</c> answers all.</summary>
    public PromptRouting Routing { get; init; } = PromptRouting.None;

    /// <summary>The prompt of a call that is not the answer, such as <c>understand</c>: the version that the routing pins, or the highest; null when there is none.</summary>
    /// <param name="name">The prompt's name.</param>
    public PromptTemplate? Call(string name) => Library.Find(Routing.Calls.GetValueOrDefault(name) ?? new PromptReference(name, Version: null));

    /// <summary>The versions that answer questions: those of each domain, the arms of its experiment included, in the order of the domains.</summary>
    /// <exception cref="PromptException">The routing names a prompt that is not there.</exception>
    public IReadOnlyList<PromptId> Answering() =>
    [
        .. Routing.Domains
            .SelectMany(domain => domain.Experiment is { } experiment ? experiment.Arms.Select(arm => arm.Prompt).Prepend(experiment.Control) : [domain.Prompt])
            .Select(prompt => Library.Get(prompt).Id)
            .Distinct(),
    ];
}
