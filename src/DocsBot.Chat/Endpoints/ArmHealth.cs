namespace DocsBot.Chat.Endpoints;

/// <summary>An arm of an experiment, for operators.</summary>
/// <param name="Prompt">Its version.</param>
/// <param name="Share">Its share of the conversations by its weight, 0 to 1.</param>
/// <param name="ClosedAt">When it was closed, in UTC, so that the control has its share; null while it is open.</param>
/// <param name="Reason">The guardrail that it broke; null while it is open.</param>
public sealed record ArmHealth(string Prompt, double Share, DateTimeOffset? ClosedAt, string? Reason);
