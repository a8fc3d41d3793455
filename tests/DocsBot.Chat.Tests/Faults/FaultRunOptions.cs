namespace DocsBot.Chat.Tests.Faults;

/// <summary>How a service is asked while its models misbehave.</summary>
internal sealed record FaultRunOptions
{
    /// <summary>How many questions are asked.</summary>
    public int Questions { get; init; } = 1_000;

    /// <summary>How many of them at once.</summary>
    public int AtOnce { get; init; } = 40;

    /// <summary>Decides what each question meets.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>Failures in a row after which the models are left alone; 0 for never, so that every question meets its misbehaviour.</summary>
    public int BreakAfter { get; init; }
}
