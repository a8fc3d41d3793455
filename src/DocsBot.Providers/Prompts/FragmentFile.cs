using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>A fragment as it was read.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Text">Its text, lines ended by a line feed.</param>
/// <param name="Fragment">Its name and hash.</param>
/// <param name="Source">All of the file, byte for byte, to be pinned.</param>
internal sealed record FragmentFile(string File, string Text, PromptFragment Fragment, string Source);
