using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// Reads a folder of prompts: <c>prompts/&lt;name&gt;/v&lt;N&gt;.yaml</c>, in Semantic Kernel's prompt YAML with Handlebars templates. A file that is wrong
/// is refused at load, by name.
/// </summary>
public static class PromptFolder
{
    /// <summary>Loads and checks every version of every prompt.</summary>
    /// <param name="directory">The folder that holds a folder for each prompt.</param>
    /// <exception cref="PromptException">The folder cannot be read, holds no prompt, or a file in it is wrong; the message says which, where and what to do.</exception>
    public static PromptLibrary Load(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        throw new NotSupportedException("The prompt folder lands with the next commit.");
    }
}
