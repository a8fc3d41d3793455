using System.Globalization;
using DocsBot.Core.Interactions;
using DocsBot.Lab.Analysis;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Reports.Log;

/// <summary>Prints the overview of a period: rates with their intervals beside those of the period before, and trends.</summary>
internal static class OverviewText
{
    public static void Write(LogOverview overview, TextWriter output)
    {
        var (total, before) = (overview.Total, overview.Previous ?? LogFigures.None);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{overview.Period.From:O} to {overview.Period.To:O}, {overview.Period.Days} days in UTC, beside as many days before"));
        output.WriteLine();
        TextTable.Write(
            ["", "now", "before"],
            [
                ["questions", Figures.Count(total.Questions), Figures.Count(before.Questions)],
                Rate("answered", figures => figures.AnsweredRate),
                Rate("not covered", figures => figures.NoAnswerRate),
                Rate("errors", figures => figures.ErrorRate),
                Rate("any failure signal", figures => figures.FlaggedRate),
                .. Enum.GetValues<FailureSignal>().Where(signal => signal != FailureSignal.None).Select(signal => Rate("  " + SignalNames.Of(signal), figures => figures.SignalRate(signal))),
                Rate("rated", figures => figures.RatedRate),
                Rate("thumbs up of rated", figures => figures.HelpfulRate),
                Rate("conversations resolved", figures => figures.Conversations?.ResolvedRate ?? default),
                ["median ms (estimate)", Figures.Milliseconds(total.Latency.Percentile(0.5)), Figures.Milliseconds(before.Latency.Percentile(0.5))],
                ["95th percentile ms (estimate)", Figures.Milliseconds(total.Latency.Percentile(0.95)), Figures.Milliseconds(before.Latency.Percentile(0.95))],
                ["cost", Figures.Money(total.Cost), Figures.Money(before.Cost)],
                ["cost per answer", Figures.Money(total.CostPerAnswer), Figures.Money(before.CostPerAnswer)],
            ],
            output);
        if (overview.Days.Count > 1)
        {
            output.WriteLine();
            Trend("questions", day => day.Questions, value => Figures.Count((long)value));
            Trend("answered", day => day.AnsweredRate.Share, Figures.Percent);
            Trend("any failure signal", day => day.FlaggedRate.Share, Figures.Percent);
            Trend("thumbs up of rated", day => day.HelpfulRate.Share, Figures.Percent);
            Trend("95th percentile ms", day => day.Latency.Percentile(0.95), value => Figures.Milliseconds(value));
            Trend("cost", day => (double)day.Cost, value => Figures.Money((decimal)value));
        }

        List<string> Rate(string name, Func<LogFigures, Proportion> of) => [name, Figures.Interval(of(total)), Figures.Interval(of(before))];

        void Trend(string name, Func<LogFigures, double?> of, Func<double, string> text)
        {
            var values = overview.Days.Select(day => day.Figures.Questions > 0 ? of(day.Figures) : null).ToList();
            var known = values.OfType<double>().ToList();
            output.WriteLine($"{name,-19} {Sparkline.Of(values)}  {(known.Count > 0 ? $"{text(known.Min())} to {text(known.Max())}" : "nothing")}");
        }
    }
}
