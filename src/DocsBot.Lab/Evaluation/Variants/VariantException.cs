namespace DocsBot.Lab.Evaluation.Variants;

/// <summary>A variant or a grid of them is not written rightly. The message says what is wrong and what would be right.</summary>
/// <param name="message">What is wrong.</param>
public sealed class VariantException(string message) : Exception(message);
