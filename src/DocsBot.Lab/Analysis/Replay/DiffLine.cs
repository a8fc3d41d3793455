namespace DocsBot.Lab.Analysis.Replay;

/// <summary>A line of a comparison.</summary>
/// <param name="Mark"><c>+</c> for a line of now, <c>-</c> for one of then, a blank for one of both, <c>@</c> for lines of both that are left out.</param>
/// <param name="Text">The line; for <c>@</c> how many are left out.</param>
internal sealed record DiffLine(char Mark, string Text);
