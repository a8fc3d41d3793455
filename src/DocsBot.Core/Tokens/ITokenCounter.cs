namespace DocsBot.Core.Tokens;

/// <summary>Counts the tokens that one model makes of a text. A model's own tokenizer slots in here; without one it is estimated.</summary>
public interface ITokenCounter
{
    /// <summary>The number of tokens; 0 for an empty text.</summary>
    /// <param name="text">Any text.</param>
    int Count(ReadOnlySpan<char> text);
}
