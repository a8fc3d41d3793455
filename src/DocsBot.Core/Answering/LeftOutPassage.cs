namespace DocsBot.Core.Answering;

/// <summary>A retrieved passage that is not in the prompt.</summary>
/// <param name="Number">Its number among the sources.</param>
/// <param name="Reason">Why.</param>
public sealed record LeftOutPassage(int Number, LeftOutReason Reason);
