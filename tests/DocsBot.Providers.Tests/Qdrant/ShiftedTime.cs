namespace DocsBot.Providers.Tests.Qdrant;

/// <summary>The clock of another machine, or of another hour.</summary>
internal sealed class ShiftedTime(TimeSpan shift) : TimeProvider
{
    /// <summary>How far it is off.</summary>
    public TimeSpan Shift { get; set; } = shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
