using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Lifecycle.Experiments;

/// <summary>A figure of an arm beside that of the control. Of all of them less is better.</summary>
/// <param name="Name">Its name, such as <c>thumbs_down_rate</c>.</param>
/// <param name="Arm">The arm's; null when it is not known.</param>
/// <param name="Control">The control's.</param>
/// <param name="Difference">The arm's less the control's, with its 95 % interval; null when one is not known.</param>
internal sealed record ArmDifference(string Name, ClusteredRatio Arm, ClusteredRatio Control, Interval? Difference)
{
    public const string ErrorRate = "error_rate";
    public const string ThumbsDownRate = "thumbs_down_rate";
    public const string CostPerAnswer = "cost_per_answer";

    /// <summary>Whether the arm is better or worse, or it may be chance.</summary>
    public Verdict Verdict => Difference is not { } difference || difference.Holds(0) ? Verdict.NotShown : difference.Mean < 0 ? Verdict.Better : Verdict.Worse;

    /// <summary>The figures of an arm beside those of the control.</summary>
    public static IReadOnlyList<ArmDifference> Of(ArmResult arm, ArmResult control) =>
    [
        new(ErrorRate, arm.Errors, control.Errors, RatioDifference.OfShares(arm.Errors, control.Errors)),
        new(ThumbsDownRate, arm.ThumbsDown, control.ThumbsDown, RatioDifference.OfShares(arm.ThumbsDown, control.ThumbsDown)),
        new(CostPerAnswer, arm.Cost, control.Cost, RatioDifference.OfMeans(arm.Cost, control.Cost)),
    ];
}
