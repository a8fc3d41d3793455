using DocsBot.Core.Prompts;

namespace DocsBot.Core.Routing;

/// <summary>A version in an experiment.</summary>
/// <param name="Prompt">The version.</param>
/// <param name="Weight">Its share of the conversations, relative to the other arms' weights; more than 0.</param>
public sealed record ExperimentArm(PromptReference Prompt, double Weight);
