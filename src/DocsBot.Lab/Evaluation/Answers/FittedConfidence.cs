namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>The weights of the confidence, fitted anew.</summary>
/// <param name="Weights">Bias, words, familiarity, phrases; null without questions of both kinds.</param>
/// <param name="LeftOut">The ROC area of each corpus under weights that were fitted without it.</param>
internal sealed record FittedConfidence(double[]? Weights, IReadOnlyList<(string Corpus, double Area)> LeftOut);
