using DocsBot.Core.Answering;

namespace DocsBot.Providers.OpenAI;

/// <summary>How a provider does, for operators. It holds neither the key nor the address.</summary>
/// <param name="State">Whether requests go to it.</param>
/// <param name="Failure">Why it is or was left alone; null while it works.</param>
/// <param name="TriedAgainAt">When one request tries it again, in UTC; null while it works.</param>
public sealed record ModelCircuitStatus(ModelCircuitState State, ModelFailure? Failure, DateTimeOffset? TriedAgainAt);
