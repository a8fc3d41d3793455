using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Web.Pages.Prompts;

/// <summary>Two versions of prompts, side by side.</summary>
/// <param name="Versions">Every version there is, to choose from.</param>
/// <param name="Before">The first one.</param>
/// <param name="After">The second one.</param>
public sealed record PromptDiffModel(IReadOnlyList<PromptId> Versions, PromptEntry Before, PromptEntry After)
{
    /// <summary>Two versions of a folder.</summary>
    /// <exception cref="PromptException">One of them is not there.</exception>
    public static PromptDiffModel Of(PromptFolder folder, string before, string after)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new PromptDiffModel([.. folder.Entries.Select(entry => entry.Id)], folder.Find(before), folder.Find(after));
    }
}
