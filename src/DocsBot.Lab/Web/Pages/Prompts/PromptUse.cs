using DocsBot.Core.Prompts;
using DocsBot.Lab.Web.Components;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Web.Pages.Prompts;

/// <summary>What a version of a prompt is used for by the routing that stands in the folder.</summary>
/// <param name="What">In a few words, such as <c>answers how-to</c>.</param>
/// <param name="IsExperiment">Whether it is one of several versions side by side.</param>
public sealed record PromptUse(string What, bool IsExperiment)
{
    /// <summary>What was done with a version, in a word or two.</summary>
    internal static string KindOf(PromptChange change) => change.Kind switch
    {
        PromptChangeKind.Promoted => "promoted",
        PromptChangeKind.RolledBack => "rolled back",
        _ => change.Share is { } share ? $"{Show.Percent(share)} of the conversations" : "experiment",
    };

    /// <summary>The uses of a version.</summary>
    public static IReadOnlyList<PromptUse> Of(PromptId id, PromptFolder folder)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(folder);
        var uses = new List<PromptUse>();
        foreach (var domain in folder.Routing.Domains)
        {
            if (Is(domain.Prompt))
            {
                uses.Add(new PromptUse($"answers {domain.Name}", IsExperiment: false));
            }

            uses.AddRange((domain.Experiment?.Arms ?? []).Where(arm => Is(arm.Prompt)).Select(_ => new PromptUse($"arm of {domain.Experiment!.Name}", IsExperiment: true)));
        }

        if (folder.Routing.Calls.TryGetValue(id.Name, out var call) && Is(call))
        {
            uses.Add(new PromptUse("called", IsExperiment: false));
        }

        return uses;

        bool Is(PromptReference reference) =>
            reference.Name == id.Name && (reference.Version ?? folder.Versions(id.Name).Max(entry => entry.Id.Version)) == id.Version;
    }
}
