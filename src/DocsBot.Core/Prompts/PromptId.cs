namespace DocsBot.Core.Prompts;

/// <summary>Names the exact bytes of a template.</summary>
/// <param name="Name">The template's name, for example <c>answer</c>.</param>
/// <param name="Version">Its version, from 1.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, and of the fragments' it includes, in lower-case hexadecimal.</param>
public sealed record PromptId(string Name, int Version, string Sha256)
{
    /// <summary><c>answer@v1</c>.</summary>
    public override string ToString() => $"{Name}@v{Version}";
}
