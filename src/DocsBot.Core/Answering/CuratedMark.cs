namespace DocsBot.Core.Answering;

/// <summary>Says of an answer that people of the documentation checked it.</summary>
public sealed record CuratedMark
{
    /// <summary>The day on which they did, in UTC.</summary>
    public required DateOnly CheckedOn { get; init; }
}
