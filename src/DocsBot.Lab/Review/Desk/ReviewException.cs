namespace DocsBot.Lab.Review.Desk;

/// <summary>A judgement cannot be taken as it is. The message is for the reviewer: what is wrong and how to mend it.</summary>
internal sealed class ReviewException(string message) : Exception(message);
