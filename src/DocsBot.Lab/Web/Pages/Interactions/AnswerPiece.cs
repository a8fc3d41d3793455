namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>A stretch of an answer.</summary>
/// <param name="Text">The text as it stands in the answer.</param>
/// <param name="Citation">The number, when it is a citation; null for text.</param>
/// <param name="IsClaim">Whether it is what the citations behind it were checked against.</param>
public sealed record AnswerPiece(string Text, int? Citation, bool IsClaim);
