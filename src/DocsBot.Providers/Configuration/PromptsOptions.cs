using System.ComponentModel.DataAnnotations;

namespace DocsBot.Providers.Configuration;

/// <summary>Where the prompt templates are; configuration section <c>Prompts</c>.</summary>
public sealed class PromptsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Prompts";

    /// <summary>The folder with <c>&lt;name&gt;/v&lt;N&gt;.yaml</c>. Null (default): the repository's <c>prompts/</c>, or the copy beside the program.</summary>
    public string? Directory { get; set; }

    /// <summary>Milliseconds between two looks at the folder for changes. Default 300; 0 never looks. A change is live after two looks and the time to load it.</summary>
    [Range(0, 60_000)]
    public int ReloadMs { get; set; } = 300;
}
