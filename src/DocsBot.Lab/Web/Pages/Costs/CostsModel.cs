using DocsBot.Lab.Web.Components;
using DocsBot.Lab.Web.Periods;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Pages.Costs;

/// <summary>What a period cost.</summary>
/// <param name="Address">The page's address.</param>
/// <param name="Period">The days.</param>
/// <param name="Costs">What they cost.</param>
/// <param name="Overview">The same period day by day, and the one before.</param>
public sealed record CostsModel(PageAddress Address, PagePeriod Period, LogCosts Costs, LogOverview Overview)
{
    /// <summary>The steps of the trends.</summary>
    public IReadOnlyList<TrendStep> Steps { get; init; } = [];
}
