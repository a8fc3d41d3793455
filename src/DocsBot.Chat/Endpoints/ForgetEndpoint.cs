using DocsBot.Chat.Asking;

namespace DocsBot.Chat.Endpoints;

/// <summary><c>DELETE /api/conversations/{conversationId}</c>: a reader's own conversation is deleted.</summary>
public static class ForgetEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapForget(this IEndpointRouteBuilder endpoints) => endpoints
        .MapDelete("/api/conversations/{conversationId}", (string conversationId, ForgetService conversations) => conversations.Forget(conversationId) switch
        {
            ForgetResult.Forgotten => Results.NoContent(),
            ForgetResult.NotAnId => Results.Problem("The conversation id is not one this service gave. Use the one of the answer's sourcesFound event.", statusCode: StatusCodes.Status400BadRequest),
            _ => Results.Problem("The conversation cannot be deleted at the moment. Try again in a minute.", statusCode: StatusCodes.Status503ServiceUnavailable),
        })
        .AddEndpointFilter<FeedbackLimit>()
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithName("Forget")
        .WithSummary("Deletes a conversation and everything that was recorded of it.");
}
