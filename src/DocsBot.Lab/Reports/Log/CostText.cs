using System.Globalization;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Reports.Log;

/// <summary>Prints what a period cost.</summary>
internal static class CostText
{
    public static void Write(LogCosts costs, string by, TextWriter output)
    {
        var total = costs.Total;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{costs.Period.From:O} to {costs.Period.To:O}: {Figures.Money(total.Cost)} for {Figures.Count(total.Questions)} questions"));
        if (total.Priced < total.Questions)
        {
            output.WriteLine($"The cost of {Figures.Count(total.Questions - total.Priced)} questions is not known and not in it: a price or a count of tokens is missing.");
        }

        output.WriteLine();
        TextTable.Write(
            [by, "questions", "cost", "per answer", "per helpful answer", "per resolved conversation", "tokens in", "tokens out"],
            [.. Rows(costs, by).Select(slice => Row(Figures.Value(slice.Value), slice.Figures)), Row("all", total)],
            output);
        output.WriteLine();
        TextTable.Write(
            ["calls for", "model", "calls", "failed", "tokens in", "of them cached", "tokens out", "cost", "share"],
            [.. costs.Calls.Select(call => new[]
            {
                call.Purpose, call.Model, Figures.Count(call.Calls), Figures.Count(call.Failures), Figures.Count(call.InputTokens),
                call.CachedTokens > 0 ? Figures.Count(call.CachedTokens) : "-", Figures.Count(call.OutputTokens), Figures.Money(call.Cost),
                total.CostNanos > 0 ? Figures.Percent((double)call.CostNanos / costs.Calls.Sum(each => each.CostNanos)) : "-",
            })],
            output);
    }

    private static IReadOnlyList<LogSlice> Rows(LogCosts costs, string by) => by switch
    {
        "model" => costs.ByModel,
        "domain" => costs.ByDomain,
        _ => costs.ByPrompt,
    };

    private static List<string> Row(string name, LogFigures figures) =>
    [
        name,
        Figures.Count(figures.Questions),
        Figures.Money(figures.Cost),
        Figures.Money(figures.CostPerAnswer),
        Figures.Money(figures.CostPerHelpfulAnswer),
        Figures.Money(figures.CostPerResolvedConversation),
        Figures.Count(figures.InputTokens),
        Figures.Count(figures.OutputTokens),
    ];
}
