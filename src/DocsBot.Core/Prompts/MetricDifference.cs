namespace DocsBot.Core.Prompts;

/// <summary>How much more one version scored than another on the same questions.</summary>
/// <param name="Mean">The mean difference.</param>
/// <param name="Low">The lower end of its 95 % interval.</param>
/// <param name="High">The upper end.</param>
public sealed record MetricDifference(double Mean, double Low, double High);
