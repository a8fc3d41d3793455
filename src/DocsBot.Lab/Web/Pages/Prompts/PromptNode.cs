using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Web.Pages.Prompts;

/// <summary>A version of a prompt and those that were made from it.</summary>
/// <param name="Entry">The version.</param>
/// <param name="Children">What was made from it.</param>
public sealed record PromptNode(PromptEntry Entry, IReadOnlyList<PromptNode> Children)
{
    /// <summary>The versions of a prompt as trees; one whose parent is not there any more stands at the root.</summary>
    public static IReadOnlyList<PromptNode> TreeOf(IReadOnlyList<PromptEntry> versions)
    {
        var known = versions.Select(entry => entry.Id.Version).ToHashSet();
        return Below(null);

        IReadOnlyList<PromptNode> Below(int? parent) =>
        [
            .. versions
                .Where(entry => (entry.Version?.Parent is { } from && known.Contains(from) && from < entry.Id.Version ? from : (int?)null) == parent)
                .Select(entry => new PromptNode(entry, Below(entry.Id.Version))),
        ];
    }
}
