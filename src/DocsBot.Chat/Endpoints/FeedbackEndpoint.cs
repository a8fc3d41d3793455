using DocsBot.Chat.Asking;

namespace DocsBot.Chat.Endpoints;

/// <summary><c>POST /api/feedback</c>: the hub's <c>Feedback</c>, for clients that asked over HTTP.</summary>
public static class FeedbackEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapFeedback(this IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/api/feedback", (FeedbackRequest request, FeedbackService feedback) => feedback.Record(request)
            ? Results.NoContent()
            : Results.Problem("interactionId and conversationId must be those of the answer's completed event.", statusCode: StatusCodes.Status400BadRequest))
        .AddEndpointFilter<FeedbackLimit>()
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .WithName("Feedback")
        .WithSummary("Records whether an answer helped.");
}
