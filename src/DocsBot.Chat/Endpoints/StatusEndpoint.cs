using DocsBot.Chat.Indexing;
using DocsBot.Chat.Configuration;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Endpoints;

/// <summary><c>GET /api/status</c>: what a widget needs to know before the first question.</summary>
public static class StatusEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapStatus(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/api/status", (IndexStatus index, ExampleQuestions examples, DocsFolder folder, IOptions<WidgetOptions> widget) =>
        {
            var now = index.Now;
            return new StatusResponse(now.State, now.Message, now.Pages, string.IsNullOrWhiteSpace(widget.Value.Product) ? folder.HoldsOwnDocs ? "DocsBot" : null : widget.Value.Product, examples.Current);
        })
        .WithName("Status")
        .WithSummary("Whether questions can be asked, and what the widget shows before the first one.");
}
