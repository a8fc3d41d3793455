namespace DocsBot.Lab.Web.Components;

/// <summary>A part of a line in a difference.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsChanged">Whether it is what changed in the line.</param>
public sealed record DiffPiece(string Text, bool IsChanged);
