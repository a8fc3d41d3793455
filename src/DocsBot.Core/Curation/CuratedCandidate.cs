namespace DocsBot.Core.Curation;

/// <summary>A curated answer whose question comes near to one that is asked.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Question">The question it was accepted for.</param>
/// <param name="Overlap">The share of words in common (Dice), 0 to 1; 1 for the same words, which need no other proof.</param>
public sealed record CuratedCandidate(CuratedAnswer Answer, string Question, double Overlap);
