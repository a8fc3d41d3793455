using DocsBot.Lab.Web.Components;
using DocsBot.Lab.Web.Layout;
using DocsBot.Lab.Web.Periods;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Pages.Costs;

/// <summary>The page of the costs.</summary>
internal static class CostsEndpoints
{
    /// <summary>Adds it.</summary>
    public static void MapCosts(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/costs", async (HttpRequest request, InteractionReader reader, TimeProvider time, CancellationToken cancellationToken) =>
        {
            var address = PageAddress.Of(request);
            var period = PagePeriod.Of(address, time);
            var costs = await reader.CostsAsync(period.Days, cancellationToken);
            var overview = await reader.OverviewAsync(period.Days, cancellationToken);
            return Page.Of<CostsPage>(new CostsModel(address, period, costs, overview) { Steps = TrendStep.Of(overview.Days, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) });
        });
}
