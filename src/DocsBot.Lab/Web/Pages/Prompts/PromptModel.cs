using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Web.Pages.Prompts;

/// <summary>A prompt with its versions.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">The folder it is in.</param>
/// <param name="Tree">Its versions, each below the one that it was made from.</param>
public sealed record PromptModel(string Name, PromptFolder Folder, IReadOnlyList<PromptNode> Tree)
{
    /// <summary>A prompt of a folder; null when it is not there.</summary>
    public static PromptModel? Of(string name, PromptFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var versions = folder.Versions(name).ToList();
        return versions.Count == 0 ? null : new PromptModel(name, folder, PromptNode.TreeOf(versions));
    }

    /// <summary>What a version is used for.</summary>
    public IReadOnlyList<PromptUse> UsesOf(PromptId id) => PromptUse.Of(id, Folder);
}
