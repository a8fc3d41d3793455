using DocsBot.Chat.Asking;
using DocsBot.Core.Answering;
using DocsBot.Core.Retrieval;

namespace DocsBot.Chat.Endpoints;

/// <summary><c>GET /api/search?q=</c>: the passages that an answer would be made from.</summary>
public static class SearchEndpoint
{
    private const int LongestQuery = 4_000;

    /// <summary>Adds the endpoint.</summary>
    public static void MapSearch(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/api/search", SearchAsync)
        .Produces<SearchResponse>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName("Search")
        .WithSummary("Finds the passages of the documentation that fit a query, best first.");

    private static async Task<IResult> SearchAsync(
        string? q, Retriever retriever, QuestionLimits limits, HttpContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > LongestQuery)
        {
            return Results.Problem($"The parameter q must hold 1 to {LongestQuery:N0} characters, as in /api/search?q=install.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (limits.ForSearch(ClientAddress.Of(context).Address) is { } wait)
        {
            return TooMany.Of("searches", wait, context);
        }

        try
        {
            var found = await retriever.RetrieveAsync(q, SearchFilter.None, cancellationToken);
            return Results.Ok(new SearchResponse(q, found.Confidence, SourceList.From(found.Chunks)));
        }
        catch (IndexUnavailableException)
        {
            return Results.Problem("The documentation index cannot be read at the moment.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
