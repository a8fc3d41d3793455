using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>What the analysis needs of a row of the log.</summary>
/// <param name="Id">The interaction.</param>
/// <param name="ConversationId">Its conversation.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Question">The reader's words.</param>
/// <param name="SearchText">What was searched for; null for the question itself.</param>
/// <param name="Signals">What says that the answer may have failed.</param>
/// <param name="Confidence">How sure the search was that it found an answer, 0 to 1; null where nothing was searched for.</param>
/// <param name="Comment">What the reader wrote with the thumb down; null for nothing.</param>
/// <param name="Slices">Its value in each of <see cref="SliceDimensions.Names"/>; empty where it has none.</param>
internal sealed record LoggedQuestion(
    string Id,
    string ConversationId,
    DateTimeOffset AskedAt,
    string Question,
    string? SearchText,
    FailureSignal Signals,
    double? Confidence,
    string? Comment,
    IReadOnlyList<string> Slices);
