namespace DocsBot.Chat.Tests.Experiments;

/// <summary>How large a run of a live experiment is.</summary>
internal sealed record ExperimentRunOptions
{
    /// <summary>Simulated conversations, of three questions each.</summary>
    public int Conversations { get; init; } = 2_000;

    /// <summary>Questions at once.</summary>
    public int AtOnce { get; init; } = 40;

    /// <summary>Decides the conversations' ids, and so the arm of each.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>How often the service holds the arms to their guardrails.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(200);
}
