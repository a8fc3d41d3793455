using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Prompts.Editing;

namespace DocsBot.Lab.Lifecycle;

/// <summary>
/// Takes a version back: an experiment ends, or the version before answers again. It needs neither an evaluation nor the log nor an index, and a fault elsewhere in
/// the folder does not stop it: it is for bad nights.
/// </summary>
internal static class Rollback
{
    /// <summary>Makes the change, in memory, and tries it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="to">The version that is to answer; null for the control of the experiment, or the version before.</param>
    /// <param name="by">Who does it, when, and why.</param>
    /// <exception cref="PromptException">There is nothing to go back to, or the routing cannot be edited.</exception>
    public static LifecyclePlan Plan(PromptFolder folder, PromptDomain domain, PromptReference? to, (string By, DateTimeOffset At, string Why) by)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(domain);
        var present = Present(folder, domain);
        var target = Target(folder, domain, present, to);
        var left = domain.Experiment is { } ended ? [.. ended.Arms.Select(arm => arm.Prompt).Where(arm => arm != target)] : new List<PromptReference> { present };
        var edit = new PromptFolderEdit(folder);
        edit.SetPrompt(domain, target);
        var remarks = new List<string>
        {
            $"{target} answers all questions of the domain {domain.Name} again{(domain.Experiment is { } experiment ? $"; the experiment {experiment.Name} is over" : $", in the place of {present}")}.",
        };
        foreach (var version in left)
        {
            TryRecord(edit, remarks, version, new PromptChange
            {
                At = by.At,
                Kind = PromptChangeKind.RolledBack,
                Domain = domain.Name,
                From = version,
                To = target,
                Experiment = domain.Experiment?.Name,
                By = by.By,
                Why = by.Why,
            });
        }

        return LifecyclePlan.Try(edit, folder, domain.Name, target, experiment: null, remarks);
    }

    private static PromptReference Target(PromptFolder folder, PromptDomain domain, PromptReference present, PromptReference? to)
    {
        var target = to ?? domain.Experiment?.Control ?? LineageTrail.Before(folder, domain.Name, present)
            ?? throw new PromptException($"The lineage does not say what answered the domain {domain.Name} before {present}. Name the version with --to, for example --to v1.");
        if (folder.Entries.All(entry => DomainChoice.ReferenceTo(entry.Id) != target))
        {
            throw new PromptException($"{target} is not there, or does not load. Name a version that is, with --to: {string.Join(", ", folder.Versions(target.Name).Select(entry => entry.Id))}.");
        }

        return domain.Experiment is null && target == present
            ? throw new PromptException($"{present} answers the domain {domain.Name} already. Name another version with --to.")
            : target;
    }

    /// <summary>The version that answers; without a routing file the highest one.</summary>
    private static PromptReference Present(PromptFolder folder, PromptDomain domain) =>
        domain.Prompt.Version is not null ? domain.Prompt : DomainChoice.ReferenceTo(folder.Find(domain.Prompt.Name).Id);

    /// <summary>A lineage that cannot be edited must not keep a bad version in force.</summary>
    private static void TryRecord(PromptFolderEdit edit, List<string> remarks, PromptReference version, PromptChange change)
    {
        try
        {
            edit.Record(version, change);
        }
        catch (PromptException e)
        {
            remarks.Add($"The lineage of {version} does not tell of it: {e.Message}");
        }
    }
}
