using System.Globalization;
using DocsBot.Core.Routing;
using DocsBot.Providers.Log;

namespace DocsBot.Providers.Sqlite.Log;

/// <summary>A row of the table <c>experiment_arms_closed</c>, as Dapper binds it.</summary>
internal sealed class SqliteClosedArmRow
{
    public required string Experiment { get; init; }

    public required string Arm { get; init; }

    public required string Sha256 { get; init; }

    public required string ClosedAt { get; init; }

    public required string Reason { get; init; }

    public long Answers { get; init; }

    public long Errors { get; init; }

    public long Ratings { get; init; }

    public long ThumbsDown { get; init; }

    public long PricedAnswers { get; init; }

    public double Cost { get; init; }

    /// <summary>The row of an arm.</summary>
    public static SqliteClosedArmRow From(ClosedArm arm) => new()
    {
        Experiment = arm.Experiment,
        Arm = arm.Arm,
        Sha256 = arm.Sha256,
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
        Sha256,
        DateTimeOffset.Parse(ClosedAt, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        Reason,
        new ArmFigures(Answers, Errors, Ratings, ThumbsDown, PricedAnswers, Cost));
}
