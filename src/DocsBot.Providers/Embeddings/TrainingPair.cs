namespace DocsBot.Providers.Embeddings;

/// <summary>A short text and the passage it belongs to, which the model learns to bring together.</summary>
/// <param name="Page">The page both are of.</param>
/// <param name="Question">The rows of the short text.</param>
/// <param name="Before">The rows of the passage.</param>
/// <param name="After">More of its rows, where the short text was cut out of its middle.</param>
internal readonly record struct TrainingPair(int Page, ReadOnlyMemory<Feature> Question, ReadOnlyMemory<Feature> Before, ReadOnlyMemory<Feature> After)
{
    public bool IsWhole => Question.Length > 0 && Before.Length + After.Length > 0;
}
