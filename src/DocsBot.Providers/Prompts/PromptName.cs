using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>What a prompt file calls itself.</summary>
public static class PromptName
{
    /// <summary>The key <c>name</c> of a prompt file.</summary>
    /// <param name="file">Names the file in faults.</param>
    /// <param name="yaml">The file's text.</param>
    /// <exception cref="PromptException">It is no prompt file, or has no name.</exception>
    public static string Of(string file, string yaml) =>
        new YamlFields(file, YamlFile.Parse(file, System.Text.Encoding.UTF8.GetBytes(yaml), ["name", "template"])).RequiredText("name");
}
