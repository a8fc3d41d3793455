namespace DocsBot.Chat.Tests.Reload;

/// <summary>How a run went.</summary>
/// <param name="Answers">Every answer.</param>
/// <param name="Generations">Every change, in order.</param>
/// <param name="Dropped">Rows that the log had no room for.</param>
internal sealed record ReloadResult(IReadOnlyList<ReloadAnswer> Answers, IReadOnlyList<ReloadGeneration> Generations, long Dropped);
