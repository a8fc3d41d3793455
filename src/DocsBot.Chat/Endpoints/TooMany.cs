using System.Globalization;

namespace DocsBot.Chat.Endpoints;

/// <summary>The answer to a client that is over a limit: 429 with <c>Retry-After</c>.</summary>
internal static class TooMany
{
    /// <summary>Makes the answer.</summary>
    /// <param name="what">What there were too many of, for example <c>searches</c>.</param>
    /// <param name="wait">After how long it makes sense to try again.</param>
    /// <param name="context">Gets the header.</param>
    public static IResult Of(string what, TimeSpan wait, HttpContext context)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return Results.Problem($"Too many {what}. Try again in {seconds} s.", statusCode: StatusCodes.Status429TooManyRequests);
    }
}
