using DocsBot.Core.Routing;
using DocsBot.Lab.Lifecycle.Experiments;

namespace DocsBot.Lab.Lifecycle;

/// <summary>
/// The bounds of an experiment when nobody names them: those of the guide, with room over what the version in force does by itself, so that an arm is not closed for
/// what the control does as well.
/// </summary>
internal static class GuardrailDefaults
{
    /// <summary>How far back the version in force is looked at.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(28);

    private const double ErrorRate = 0.05;
    private const double ThumbsDownRate = 0.3;

    /// <summary>How much worse than the version in force an arm may do: a share by as much as this, the cost by this factor.</summary>
    private const double Room = 0.1;
    private const double CostFactor = 3;

    /// <summary>Fewer answers or ratings of the version in force say nothing.</summary>
    private const int Enough = 30;

    /// <summary>The bounds.</summary>
    /// <param name="inForce">How the version in force did lately.</param>
    public static Guardrails For(ArmResult inForce) => new()
    {
        ErrorRate = Bound(ErrorRate, inForce.Errors.Mean, inForce.Answers),
        ThumbsDownRate = Bound(ThumbsDownRate, inForce.ThumbsDown.Mean, inForce.Ratings),
        CostPerAnswer = inForce.Cost.Units >= Enough && inForce.Cost.Mean is > 0 and { } cost ? Significant(cost * CostFactor) : null,
    };

    private static double Bound(double usual, double? known, double units) =>
        known is { } share && units >= Enough ? Math.Min(1, Math.Max(usual, Math.Ceiling((share + Room) * 100) / 100)) : usual;

    /// <summary>Two digits are enough for a bound that people read.</summary>
    private static double Significant(double value)
    {
        var scale = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return Math.Ceiling(value / scale) * scale;
    }
}
