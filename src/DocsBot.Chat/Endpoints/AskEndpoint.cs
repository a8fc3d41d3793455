using System.Globalization;
using System.Text.Json;
using DocsBot.Chat.Asking;
using DocsBot.Core.Answering;

namespace DocsBot.Chat.Endpoints;

/// <summary><c>POST /api/ask</c>: an answer as server-sent events, for curl, agents and networks that WebSockets do not pass.</summary>
public static class AskEndpoint
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    /// <summary>Adds the endpoint.</summary>
    public static void MapAsk(this IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/api/ask", AskAsync)
        .Accepts<AskRequest>("application/json")
        .Produces<ChatEvent>(StatusCodes.Status200OK, "text/event-stream")
        .Produces<ChatEvent.Failed>(StatusCodes.Status400BadRequest, "text/event-stream")
        .Produces<ChatEvent.Failed>(StatusCodes.Status429TooManyRequests, "text/event-stream")
        .Produces<ChatEvent.Failed>(StatusCodes.Status503ServiceUnavailable, "text/event-stream")
        .WithName("Ask")
        .WithSummary("Answers a question from the documentation, as server-sent events.")
        .WithDescription("Each `data:` is one event, a JSON object with a `type`: sourcesFound, answerDelta, noAnswer, notice, completed or failed. "
            + "completed or failed is always the last. A question that is turned away gives a single failed event with status 400, 429 (with Retry-After) or 503.");

    private static async Task AskAsync(AskRequest request, QuestionService questions, HttpContext context, TimeProvider time)
    {
        var cancellationToken = context.RequestAborted;
        await using var events = questions.AskAsync(request, ClientAddress.Of(context), cancellationToken).GetAsyncEnumerator(cancellationToken);
        var next = events.MoveNextAsync().AsTask();
        try
        {
            while (await NextOrKeepAliveAsync(next, context, time))
            {
                await WriteAsync(context, events.Current);
                next = events.MoveNextAsync().AsTask();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The reader went away; the pipeline has recorded that.
        }
    }

    /// <summary>Waits for the next event; writes a comment line now and then, so that no proxy takes a thinking model for a dead connection.</summary>
    private static async Task<bool> NextOrKeepAliveAsync(Task<bool> next, HttpContext context, TimeProvider time)
    {
        while (!next.IsCompleted)
        {
            using var waited = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            var pause = Task.Delay(KeepAlive, time, waited.Token);
            if (await Task.WhenAny(next, pause) == next)
            {
                await waited.CancelAsync();
                break;
            }

            if (context.RequestAborted.IsCancellationRequested)
            {
                break;
            }

            StartStream(context, StatusCodes.Status200OK);
            await context.Response.WriteAsync(": waiting\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        return await next;
    }

    private static async Task WriteAsync(HttpContext context, ChatEvent chatEvent)
    {
        StartStream(context, StatusOf(chatEvent));
        if (chatEvent is ChatEvent.Failed { RetryAfterSeconds: { } seconds } && !context.Response.HasStarted)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(chatEvent, ContractJson.Options)}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static void StartStream(HttpContext context, int status)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }

    private static int StatusOf(ChatEvent first) => first is not ChatEvent.Failed failed ? StatusCodes.Status200OK : failed.Code switch
    {
        FailureCode.InvalidQuestion => StatusCodes.Status400BadRequest,
        FailureCode.RateLimited => StatusCodes.Status429TooManyRequests,
        FailureCode.Internal => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
