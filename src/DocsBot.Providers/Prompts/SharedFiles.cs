using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>What the prompts of a folder share: a version is hashed with what it takes of it.</summary>
/// <param name="Fragments">Pieces of text.</param>
/// <param name="Examples">Questions with their answers.</param>
internal sealed record SharedFiles(PromptFragments Fragments, ExampleFiles Examples)
{
    /// <summary>Reads what a folder of prompts shares.</summary>
    /// <param name="directory">The folder of prompts.</param>
    /// <param name="faults">Gets what is wrong with a file, which is then left out.</param>
    public static SharedFiles Read(string directory, ICollection<PromptException> faults) =>
        new(PromptFragments.Read(Path.Combine(directory, PromptFolder.Fragments), faults), ExampleFiles.Read(Path.Combine(directory, PromptFolder.Examples), faults));
}
