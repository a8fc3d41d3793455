using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Web.Pages.Prompts;

/// <summary>A version of a prompt with its text.</summary>
/// <param name="Entry">The version.</param>
/// <param name="Folder">The folder it is in.</param>
public sealed record PromptVersionModel(PromptEntry Entry, PromptFolder Folder)
{
    /// <summary>Whether it is released.</summary>
    public bool IsReleased => Folder.Lock.Holds(Entry.Id);

    /// <summary>What it is used for.</summary>
    public IReadOnlyList<PromptUse> Uses => PromptUse.Of(Entry.Id, Folder);

    /// <summary>Its parent; null when it has none, or none that is there.</summary>
    public PromptEntry? Parent => Folder.Versions(Entry.Id.Name).FirstOrDefault(entry => entry.Id.Version == Entry.Version?.Parent);
}
