namespace DocsBot.Providers.Prompts.Reload;

/// <summary>How the prompts of a running service are, for operators.</summary>
/// <param name="State">Whether those in force are those of the folder.</param>
/// <param name="Since">Since when, in UTC.</param>
/// <param name="InForceSince">When those in force were loaded, in UTC.</param>
/// <param name="Faults">What is wrong with the folder, each naming file and line; empty when nothing is.</param>
public sealed record PromptsStatus(PromptsState State, DateTimeOffset Since, DateTimeOffset InForceSince, IReadOnlyList<string> Faults);
