using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Web.Pages.Prompts;

/// <summary>The folder of prompts as it stands on the disk: what somebody saves in an editor is on the next page.</summary>
/// <param name="directory">The folder.</param>
internal sealed class PromptSource(string directory)
{
    /// <summary>The folder.</summary>
    public string Directory => directory;

    /// <summary>Reads it.</summary>
    /// <exception cref="Core.Prompts.PromptException">The folder cannot be read, or holds no prompt.</exception>
    public PromptFolder Read() => PromptFolder.Read(directory);
}
