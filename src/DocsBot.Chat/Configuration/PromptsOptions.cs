namespace DocsBot.Chat.Configuration;

/// <summary>Where the prompt templates are; configuration section <c>Prompts</c>.</summary>
public sealed class PromptsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Prompts";

    /// <summary>The folder with <c>&lt;name&gt;/v&lt;N&gt;.yaml</c>. Null (default): the repository's <c>prompts/</c>, or the copy beside the program.</summary>
    public string? Directory { get; set; }
}
