namespace DocsBot.Chat.Tests.Reload;

/// <summary>The prompts after a change of their files.</summary>
/// <param name="Number">The change, from 0.</param>
/// <param name="What">What was done.</param>
/// <param name="Sha256">The hash of what is on disk, reckoned from its bytes; null when the files are invalid.</param>
/// <param name="Marks">What the messages of this generation say and those of no other do.</param>
internal sealed record ReloadGeneration(int Number, string What, string? Sha256, string Marks)
{
    /// <summary>From the end of the write until a new answer used it, or until the fault showed on /readyz; null when it never did.</summary>
    public TimeSpan? LiveAfter { get; set; }
}
