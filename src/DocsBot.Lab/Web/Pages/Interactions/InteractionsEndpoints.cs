using DocsBot.Lab.Web.Components;
using DocsBot.Lab.Web.Layout;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>The list of interactions, and each of them.</summary>
internal static class InteractionsEndpoints
{
    private const int PageSize = 50;

    /// <summary>Adds them.</summary>
    public static void MapInteractions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/interactions", async (HttpRequest request, LogDatabase log, InteractionReader reader, FilterChoices choices, TimeProvider time, CancellationToken cancellationToken) =>
        {
            var query = InteractionQuery.Of(PageAddress.Of(request), time);
            var page = await reader.ListAsync(query.Filter, query.After, PageSize, cancellationToken);
            return Page.Of<InteractionsPage>(new InteractionsModel(query, page, await choices.NowAsync(cancellationToken), log.Name));
        });
        routes.MapGet("/interactions/{id}", async (string id, InteractionTraces traces, CancellationToken cancellationToken) =>
            await traces.FindAsync(id, cancellationToken) is { } model
                ? Page.Of<InteractionTracePage>(model)
                : Page.NotFound("This interaction", $"The log has no interaction {id}. It may have been deleted by its reader or by its age, or stand in another log."));
    }
}
