using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Lifecycle;

/// <summary>Reads in the lineage of a folder which version answered before which.</summary>
internal static class LineageTrail
{
    /// <summary>What a domain was answered by before a version was promoted there; without a promotion, the version it was made from; null when neither is known.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="present">The version that answers now.</param>
    public static PromptReference? Before(PromptFolder folder, string domain, PromptReference present)
    {
        var promotion = ChangesOf(folder)
            .Where(change => change.Kind == PromptChangeKind.Promoted && change.Domain == domain && change.To == present)
            .OrderBy(change => change.At)
            .LastOrDefault();
        return promotion?.From ?? (folder.Entries.FirstOrDefault(entry => DomainChoice.ReferenceTo(entry.Id) == present)?.Version?.Parent is { } parent
            ? present with { Version = parent }
            : null);
    }

    /// <summary>Whether an experiment of a name has been before: its figures and closed arms are kept under the name.</summary>
    public static bool HasExperiment(PromptFolder folder, string name) =>
        ChangesOf(folder).Any(change => change.Experiment == name) || folder.Routing.Experiments.Any(known => known.Experiment.Name == name);

    /// <summary>A name for an experiment with a version that has not been before, such as <c>answer-v4</c> or <c>answer-v4-2</c>.</summary>
    public static string NewName(PromptFolder folder, PromptId prompt)
    {
        var name = FormattableString.Invariant($"{prompt.Name}-v{prompt.Version}");
        var number = 1;
        var free = name;
        while (HasExperiment(folder, free))
        {
            free = FormattableString.Invariant($"{name}-{++number}");
        }

        return free;
    }

    private static IEnumerable<PromptChange> ChangesOf(PromptFolder folder) => folder.Entries.SelectMany(entry => entry.Version?.History ?? []);
}
