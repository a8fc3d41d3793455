using System.Globalization;
using DocsBot.Core.Routing;

namespace DocsBot.Providers.Log;

/// <summary>A row of the table <c>experiment_arms_closed</c>.</summary>
internal sealed class ClosedArmRow
{
    public required string Experiment { get; init; }

    public required string Arm { get; init; }

    public required string PromptSha256 { get; init; }

    public required string ClosedAt { get; init; }

    public required string Reason { get; init; }

    public long Answers { get; init; }

    public long Errors { get; init; }

    public long Ratings { get; init; }

    public long ThumbsDown { get; init; }

    public long PricedAnswers { get; init; }

    public double Cost { get; init; }

    /// <summary>The row of an arm.</summary>
    public static ClosedArmRow From(ClosedArm arm) => new()
    {
        Experiment = arm.Experiment,
        Arm = arm.Arm,
        PromptSha256 = arm.Sha256,
        ClosedAt = InteractionRow.ToText(arm.ClosedAt),
        Reason = arm.Reason,
        Answers = arm.Figures.Answers,
        Errors = arm.Figures.Errors,
        Ratings = arm.Figures.Ratings,
        ThumbsDown = arm.Figures.ThumbsDown,
        PricedAnswers = arm.Figures.PricedAnswers,
        Cost = arm.Figures.Cost,
    };

    /// <summary>The arm of a row.</summary>
    public ClosedArm ToArm() => new(
        Experiment,
        Arm,
        PromptSha256,
        DateTimeOffset.Parse(ClosedAt, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        Reason,
        new ArmFigures(Answers, Errors, Ratings, ThumbsDown, PricedAnswers, Cost));
}
