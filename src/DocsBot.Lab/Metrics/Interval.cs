namespace DocsBot.Lab.Metrics;

/// <summary>A mean and the interval that holds the true one in 95 of 100 cases.</summary>
/// <param name="Mean">The mean that was measured.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Mean, double Low, double High)
{
    /// <summary>Whether a value is in the interval, its ends included: an interval that does not hold 0 shows a difference.</summary>
    public bool Holds(double value) => Low <= value && value <= High;
}
