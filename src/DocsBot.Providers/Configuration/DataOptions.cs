namespace DocsBot.Providers.Configuration;

/// <summary>Where DocsBot keeps what it makes; configuration section <c>Data</c>.</summary>
public sealed class DataOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Data";

    /// <summary>The folder of the index and the interaction log. Null (default): <c>data/</c> in the repository, or in the current folder outside of one.</summary>
    public string? Directory { get; set; }
}
