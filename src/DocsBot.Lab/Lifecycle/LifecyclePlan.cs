using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Prompts.Editing;

namespace DocsBot.Lab.Lifecycle;

/// <summary>A change of a prompt folder that was tried and can be written.</summary>
/// <param name="Edit">The change.</param>
/// <param name="Remarks">What it does, each in a sentence.</param>
/// <param name="OldFaults">What was wrong with the folder before and still is: a running service takes nothing over while there is a fault.</param>
internal sealed record LifecyclePlan(PromptFolderEdit Edit, IReadOnlyList<string> Remarks, IReadOnlyList<string> OldFaults)
{
    /// <summary>Tries a change.</summary>
    /// <param name="edit">The change.</param>
    /// <param name="folder">The folder as it was read.</param>
    /// <param name="domain">The domain that changes.</param>
    /// <param name="prompt">The version that is to answer there, or the new arm.</param>
    /// <param name="experiment">The experiment that is to run there; null for none.</param>
    /// <param name="remarks">What it does.</param>
    /// <exception cref="PromptException">The change would bring a fault, or would do something else than it should.</exception>
    public static LifecyclePlan Try(PromptFolderEdit edit, PromptFolder folder, string domain, PromptReference prompt, PromptExperiment? experiment, IReadOnlyList<string> remarks)
    {
        var tried = edit.Try();
        var before = folder.Faults.Select(fault => fault.Message).ToHashSet(StringComparer.Ordinal);
        var after = tried.Faults.Select(fault => fault.Message.Replace(tried.Directory, folder.Directory, StringComparison.Ordinal)).ToList();
        if (after.Find(fault => !before.Contains(fault)) is { } brought)
        {
            throw new PromptException($"The change would bring a fault: {brought} Nothing was written.");
        }

        var now = tried.Routing.Domain(domain);
        var isMeant = experiment is null
            ? now.Experiment is null && now.Prompt == prompt
            : now.Experiment is { } begun && begun.Name == experiment.Name && begun.Control == experiment.Control && begun.Arms.SequenceEqual(experiment.Arms);
        return isMeant
            ? new LifecyclePlan(edit, remarks, after)
            : throw new PromptException($"The routing could not be edited so that {prompt} answers the domain {domain}. Nothing was written; make the change in routing.yaml by hand.");
    }
}
