namespace DocsBot.Lab.Review.Matching;

/// <summary>Two questions of a set that come near enough to look at: one as if it had an accepted answer, the other as if it were asked.</summary>
/// <param name="Set">The set.</param>
/// <param name="Accepted">The question with the answer.</param>
/// <param name="Asked">The question that is asked.</param>
/// <param name="Overlap">The share of words in common (Dice); 1 for the same words.</param>
/// <param name="Similarity">How near they are in meaning (cosine); null where no model was asked.</param>
/// <param name="IsSame">Whether both are answered by a page in common.</param>
internal sealed record MatchedPair(string Set, string Accepted, string Asked, double Overlap, double? Similarity, bool IsSame)
{
    /// <summary>Whether the answer would be served.</summary>
    public bool IsMatch(double overlap, double similarity) => Overlap >= 1 || (Overlap >= overlap && Similarity >= similarity);
}
