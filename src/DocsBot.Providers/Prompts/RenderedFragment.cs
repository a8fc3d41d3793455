namespace DocsBot.Providers.Prompts;

/// <summary>A fragment as a version shows it to its model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What it renders to; null when it cannot be rendered by itself, because it stands in a block that begins elsewhere.</param>
public sealed record RenderedFragment(string Name, string? Text);
