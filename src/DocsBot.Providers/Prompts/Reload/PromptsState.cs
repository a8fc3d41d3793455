namespace DocsBot.Providers.Prompts.Reload;

/// <summary>Whether the prompts in force are those of the folder.</summary>
public enum PromptsState
{
    /// <summary>They are.</summary>
    Current,

    /// <summary>The folder has faults; the last good prompts stay in force.</summary>
    LastGood,
}
