namespace DocsBot.Core.Prompts;

/// <summary>How many answers are written at once, and what becomes of them.</summary>
/// <param name="Count">How many, 2 to 5.</param>
/// <param name="By">What becomes of them.</param>
/// <param name="BudgetTokens">The most tokens, in and out, of all of them together; fewer are written when they would take more.</param>
public sealed record CandidateSettings(int Count, CandidateEnd By, int BudgetTokens)
{
    /// <summary>Bounds of <see cref="Count"/>.</summary>
    public const int Least = 2, Most = 5;

    /// <summary>The prompt that ends it.</summary>
    public string Prompt => By == CandidateEnd.Choose ? "choose" : "merge";
}
