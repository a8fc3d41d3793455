namespace DocsBot.Core.Text;

/// <summary>A term and where it stands.</summary>
/// <param name="Term">The term.</param>
/// <param name="Position">Its place, counted in words; neighbours differ by 1.</param>
/// <param name="IsAddition">True for another reading of the word at this place (<c>c++</c> beside <c>c</c>) and for an operator, which takes no place of its own.</param>
public readonly record struct TermPlace(string Term, int Position, bool IsAddition);
