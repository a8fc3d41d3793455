namespace DocsBot.Core.Prompts;

/// <summary>Which examples a template gets.</summary>
/// <param name="From">The name of the file, <c>how_to</c> for <c>prompts/examples/how_to.yaml</c>.</param>
/// <param name="Most">How many of them: those most similar to the question.</param>
public sealed record ExampleSettings(string From, int Most)
{
    /// <summary>The most examples of a prompt: more would take the room of the passages.</summary>
    public const int Limit = 10;
}
