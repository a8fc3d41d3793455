using DocsBot.Lab.Metrics;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Components;

/// <summary>How a figure changed against the period before.</summary>
/// <param name="Text">The change, such as <c>▲ 1.2 points</c>.</param>
/// <param name="Tone"><c>good</c> or <c>bad</c> where it is more than chance; null otherwise.</param>
public sealed record Change(string Text, string? Tone)
{
    // From here on a percentage says nothing any more.
    private const double ManyTimes = 10;

    /// <summary>A count against another one; null when there is nothing to compare with.</summary>
    public static Change? OfCount(double now, double? before) => (now / before) switch
    {
        _ when before is not > 0 => null,
        > ManyTimes and var times => new Change($"▲ {Show.Short(times)} times", Tone: null),
        _ => new Change(Arrow(now - before.Value) + Show.Percent(Math.Abs(now - before.Value) / before.Value), Tone: null),
    };

    /// <summary>A share against another one; null when either is of nothing.</summary>
    /// <param name="now">The share.</param>
    /// <param name="before">The one before; null when there is no period before.</param>
    /// <param name="isMoreBetter">Whether more is better.</param>
    public static Change? OfShare(Proportion now, Proportion? before, bool isMoreBetter)
    {
        if (before is not { } earlier || ShareDifference.Of(now.Hits, now.Of, earlier.Hits, earlier.Of) is not { } difference)
        {
            return null;
        }

        var shown = Math.Round(difference.Mean, 3);
        var text = $"{Arrow(shown)}{(Math.Abs(shown) * 100).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)} points";
        return new Change(text, difference.Holds(0) || shown == 0 ? null : difference.Mean > 0 == isMoreBetter ? "good" : "bad");
    }

    private static string Arrow(double difference) => difference switch { > 0 => "▲ ", < 0 => "▼ ", _ => "" };
}
