using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Routing;

/// <summary>The prompt of a question, and why it is this one.</summary>
/// <param name="Template">The prompt.</param>
/// <param name="Because">What the interaction log keeps: domain, reason, experiment and arm.</param>
public sealed record PromptRoute(PromptTemplate Template, InteractionRoute Because);
