namespace DocsBot.Providers.Tests.Qdrant;

/// <summary>The clock of another machine, or of another hour.</summary>
internal sealed class ShiftedTime(TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
}
