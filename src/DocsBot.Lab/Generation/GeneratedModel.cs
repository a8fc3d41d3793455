namespace DocsBot.Lab.Generation;

/// <summary>A language model of the generated log.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Gain">How much likelier a good answer is, in log odds.</param>
/// <param name="FirstWordsMs">The median time to its first words.</param>
/// <param name="MsPerToken">The median time of a token.</param>
/// <param name="InputPrice">What a million tokens of a prompt cost.</param>
/// <param name="OutputPrice">What a million tokens of an answer cost.</param>
internal sealed record GeneratedModel(string Name, double Gain, double FirstWordsMs, double MsPerToken, decimal InputPrice, decimal OutputPrice)
{
    private const decimal Million = 1_000_000m;

    /// <summary>The model that most answers were written by at first.</summary>
    public static GeneratedModel Older { get; } = new("gpt-4.1-mini", 0, 850, 11, 0.40m, 1.60m);

    /// <summary>The one that took over: better, dearer, a little slower.</summary>
    public static GeneratedModel Newer { get; } = new("gpt-5-mini", 0.35, 1_300, 9, 0.25m, 2.00m);

    /// <summary>What a call costs.</summary>
    public decimal Cost(long inputTokens, long outputTokens) => (inputTokens * InputPrice + outputTokens * OutputPrice) / Million;
}
