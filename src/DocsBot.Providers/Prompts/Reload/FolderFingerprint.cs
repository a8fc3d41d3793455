namespace DocsBot.Providers.Prompts.Reload;

/// <summary>What a folder looks like from outside.</summary>
/// <param name="Text">The same as long as nothing changed.</param>
/// <param name="Newest">When the last of its files was written.</param>
internal sealed record FolderFingerprint(string Text, DateTimeOffset Newest);
