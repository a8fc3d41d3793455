namespace DocsBot.Chat.Tests.Reload;

/// <summary>How large a run of changing prompts is.</summary>
internal sealed record ReloadRunOptions
{
    /// <summary>Answers that stream at once, all the time.</summary>
    public int Streams { get; init; } = 200;

    /// <summary>How often the files change, the invalid changes included.</summary>
    public int Changes { get; init; } = 20;

    /// <summary>The time between two pieces of an answer; an answer has twenty.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(75);
}
