namespace DocsBot.Lab.Web.Pages.Experiments;

/// <summary>What the log counts of one text of an arm.</summary>
internal sealed record ArmRow
{
    public required string Experiment { get; init; }

    public required string Arm { get; init; }

    public required string Sha256 { get; init; }

    public long Answers { get; init; }

    public long Errors { get; init; }

    public long NoAnswers { get; init; }

    public long Ratings { get; init; }

    public long ThumbsDown { get; init; }

    public long PricedAnswers { get; init; }

    public double Cost { get; init; }
}
