using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Chat.Endpoints;

/// <summary><c>GET /docs/…</c>: the pages of documentation that has no site of its own, so that a citation always opens.</summary>
public static class DocsPageEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapDocsPages(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/docs/{**path}", ShowAsync)
        .ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(string? path, IChunkStore store, CancellationToken cancellationToken)
    {
        var url = "/docs/" + path;
        try
        {
            var key = await store.FindPageAsync(url, cancellationToken) ?? await store.FindPageAsync(OtherForm(url), cancellationToken);
            IReadOnlyList<Chunk> chunks = key is { } page ? await store.GetPageAsync(page, cancellationToken) : [];
            return chunks.Count > 0
                ? Results.Content(DocsPageHtml.Page(chunks), "text/html; charset=utf-8")
                : Results.Content(DocsPageHtml.NotFound(url), "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        }
        catch (IndexUnavailableException)
        {
            return Results.Content(DocsPageHtml.Unavailable(), "text/html; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static string OtherForm(string url) => url.EndsWith('/') ? url.TrimEnd('/') : url + "/";
}
