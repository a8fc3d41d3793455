namespace DocsBot.Providers.Extractive;

/// <summary>A word of the question.</summary>
/// <param name="Term">The stemmed word.</param>
/// <param name="Weight">How much it says of what is asked, 0 to 1.</param>
internal readonly record struct QuestionTerm(string Term, double Weight);
