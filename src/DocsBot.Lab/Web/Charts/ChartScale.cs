using System.Globalization;
using System.Text;

namespace DocsBot.Lab.Web.Charts;

/// <summary>Maps the values of a line chart onto its drawing, 1000 wide and 100 high.</summary>
internal sealed class ChartScale
{
    /// <summary>The width of the drawing.</summary>
    public const double Width = 1000;

    /// <summary>The height of the drawing.</summary>
    public const double Height = 100;

    private readonly int _places;

    /// <summary>Creates a scale from zero to a round number over every value.</summary>
    /// <param name="series">The lines.</param>
    /// <param name="places">How many places there are.</param>
    /// <param name="most">The largest possible value, such as 1 for a share; null for none.</param>
    public ChartScale(IReadOnlyList<ChartSeries> series, int places, double? most)
    {
        _places = places;
        var top = series.SelectMany(one => one.Values.Concat(one.High ?? [])).Max() ?? 0;
        Top = RoundUp(top);
        if (most is { } limit && Top > limit)
        {
            Top = limit;
        }
    }

    /// <summary>The value at the upper edge.</summary>
    public double Top { get; }

    /// <summary>The middle of a place.</summary>
    public double X(int place) => _places <= 1 ? Width / 2 : (place + 0.5) * Width / _places;

    /// <summary>The left edge of a place.</summary>
    public double Left(int place) => place * Width / _places;

    /// <summary>The width of a place.</summary>
    public double Step => Width / Math.Max(1, _places);

    /// <summary>The height of a value.</summary>
    public double Y(double value) => Height - (Math.Clamp(value, 0, Top) / Top * Height);

    /// <summary>The line through values; a gap where one is not known, and a point where both neighbours are not.</summary>
    public string Line(IReadOnlyList<double?> values)
    {
        var path = new StringBuilder();
        var isDrawing = false;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value)
            {
                isDrawing = false;
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"{(isDrawing ? 'L' : 'M')}{X(i):0.#} {Y(value):0.##}");

            // A path of one point draws nothing; one of no length draws its round cap.
            if (!isDrawing && (i + 1 == values.Count || values[i + 1] is null))
            {
                path.Append("h0");
            }

            isDrawing = true;
        }

        return path.ToString();
    }

    /// <summary>The band between the ends of the intervals, one closed shape for each stretch that is known.</summary>
    public string Band(IReadOnlyList<double?> low, IReadOnlyList<double?> high)
    {
        var path = new StringBuilder();
        var start = 0;
        while (start < low.Count)
        {
            var end = start;
            while (end < low.Count && low[end] is not null && high[end] is not null)
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(i == start ? 'M' : 'L')}{X(i):0.#} {Y(high[i]!.Value):0.##}");
            }

            for (var i = end - 1; i >= start; i--)
            {
                path.Append(CultureInfo.InvariantCulture, $"L{X(i):0.#} {Y(low[i]!.Value):0.##}{(i == start ? "Z" : "")}");
            }

            start = end + 1;
        }

        return path.ToString();
    }

    /// <summary>The next number of 1, 2, 2.5, 4, 5, 8 times a power of ten, so that half of it is a short number too.</summary>
    private static double RoundUp(double value)
    {
        if (value <= 0 || !double.IsFinite(value))
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        foreach (var step in (double[])[1, 1.2, 1.6, 2, 2.5, 3, 4, 5, 6, 8, 10])
        {
            if (step * power >= value * (1 - 1e-9))
            {
                return step * power;
            }
        }

        return 10 * power;
    }
}
