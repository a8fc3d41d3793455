using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DocsBot.Conformance.QdrantDouble.Http;

/// <summary>Reads a request's body.</summary>
internal static class RequestBody
{
    /// <summary>The body as JSON; undefined when there is none.</summary>
    /// <exception cref="QdrantError">It is larger than the limit in bytes, or no JSON.</exception>
    public static async Task<JsonElement> ReadAsync(HttpContext context, long limit)
    {
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > limit)
            {
                // The server says 400 here, never 413.
                throw new QdrantError(400, $"Payload error: JSON payload ({context.Request.ContentLength ?? body.Length} bytes) is larger than allowed (limit: {limit} bytes).");
            }
        }

        if (body.Length == 0)
        {
            return default;
        }

        try
        {
            return JsonElement.Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (JsonException e)
        {
            throw QdrantError.Format(e.Message);
        }
    }
}
