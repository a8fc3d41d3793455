namespace DocsBot.Lab.Generation;

/// <summary>How many interactions fall into each hour: more on working days and in working hours, a little more from month to month, and days that are off.</summary>
internal sealed class AskingRhythm
{
    private const double Growth = 0.6;

    // The share of the busiest hour, from midnight in UTC; most readers are in Europe, some in America.
    private static readonly double[] Hours = [0.12, 0.10, 0.09, 0.09, 0.11, 0.16, 0.30, 0.58, 0.86, 1.00, 0.98, 0.84, 0.72, 0.88, 0.97, 0.95, 0.82, 0.66, 0.52, 0.42, 0.36, 0.30, 0.22, 0.16];
    private static readonly double[] Weekdays = [0.34, 1.00, 1.06, 1.08, 1.02, 0.90, 0.38];

    private readonly double[] _cumulative;
    private readonly GeneratorOptions _options;

    public AskingRhythm(GeneratorOptions options, Dice dice)
    {
        _options = options;
        Begin = options.End.AddDays(-options.Days);
        _cumulative = new double[options.Days * 24];
        var (sum, day) = (0.0, 1.0);
        for (var hour = 0; hour < _cumulative.Length; hour++)
        {
            var at = Begin.AddHours(hour);
            if (hour % 24 == 0)
            {
                day = dice.LogNormal(1, 0.08) * (dice.Happens(0.02) ? 0.45 : 1);
            }

            _cumulative[hour] = sum += day * Hours[at.Hour] * Weekdays[(int)at.DayOfWeek] * (1 + Growth * hour / _cumulative.Length);
        }
    }

    /// <summary>The first hour.</summary>
    public DateTimeOffset Begin { get; }

    /// <summary>How many hours there are.</summary>
    public int Count => _cumulative.Length;

    /// <summary>How many interactions are asked in an hour; all hours together have exactly as many as are wanted.</summary>
    public int Rows(int hour) => Until(hour) - (hour == 0 ? 0 : Until(hour - 1));

    private int Until(int hour) => (int)Math.Round(_options.Rows * _cumulative[hour] / _cumulative[^1]);
}
