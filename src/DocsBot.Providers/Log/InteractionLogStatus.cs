namespace DocsBot.Providers.Log;

/// <summary>How the interaction log does.</summary>
/// <param name="Writable">Whether the last try to write succeeded; true before the first.</param>
/// <param name="Waiting">Records in the queue.</param>
/// <param name="Dropped">Records that were dropped since the start, because the queue was full or the log could not be written.</param>
/// <param name="Lost">Records that earlier runs had not written when they were killed, as found at the start.</param>
public sealed record InteractionLogStatus(bool Writable, int Waiting, long Dropped, long Lost);
