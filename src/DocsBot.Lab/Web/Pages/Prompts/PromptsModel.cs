using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Web.Pages.Prompts;

/// <summary>The list of all prompts.</summary>
/// <param name="Directory">Where they are.</param>
/// <param name="Prompts">The prompts.</param>
/// <param name="Faults">What is wrong in the folder.</param>
public sealed record PromptsModel(string Directory, IReadOnlyList<PromptRow> Prompts, IReadOnlyList<string> Faults)
{
    /// <summary>The list of a folder.</summary>
    public static PromptsModel Of(PromptFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new PromptsModel(folder.Directory, PromptRow.Of(folder), [.. folder.Faults.Select(fault => fault.Message)]);
    }
}
