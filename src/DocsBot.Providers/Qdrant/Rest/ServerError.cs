using System.Net;
using System.Text;
using System.Text.Json;

namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>Reads the answer to a request that failed. The server's <c>status</c> is a text or an object, a refused key is plain text, and some answers have no body.</summary>
internal static class ServerError
{
    private const int LongestMessage = 400;

    public static QdrantException Read(HttpStatusCode status, ReadOnlyMemory<byte> body, TimeSpan? retryAfter, QdrantOperation operation)
    {
        var message = MessageOf(body);
        return new QdrantException(FaultOf(status, message, retryAfter), operation, message.Length > 0 ? message : $"HTTP {(int)status} without a word") { Status = status, RetryAfter = retryAfter };
    }

    private static QdrantFault FaultOf(HttpStatusCode status, string message, TimeSpan? retryAfter) => status switch
    {
        HttpStatusCode.BadRequest when Says(message, "larger than allowed") => QdrantFault.TooLarge,
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity when Says(message, "dimension error") => QdrantFault.Dimension,
        HttpStatusCode.RequestEntityTooLarge => QdrantFault.TooLarge,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => QdrantFault.Unauthorized,
        HttpStatusCode.NotFound => QdrantFault.NotFound,
        HttpStatusCode.Conflict => QdrantFault.Conflict,
        HttpStatusCode.RequestTimeout => QdrantFault.Timeout,
        HttpStatusCode.TooManyRequests => retryAfter is null ? QdrantFault.TooLarge : QdrantFault.RateLimited,
        HttpStatusCode.InternalServerError when Says(message, "timed out") || Says(message, "timeout") => QdrantFault.Timeout,
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => QdrantFault.Unavailable,
        HttpStatusCode.InsufficientStorage => QdrantFault.Full,
        >= HttpStatusCode.InternalServerError => QdrantFault.ServerError,
        _ => QdrantFault.Refused,
    };

    private static bool Says(string message, string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string MessageOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("status", out var status))
            {
                return Shorten(status.ValueKind switch
                {
                    JsonValueKind.String => status.GetString()!,
                    JsonValueKind.Object when status.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String => error.GetString()!,
                    _ => status.GetRawText(),
                });
            }
        }
        catch (JsonException)
        {
            // Plain text, or a proxy's page.
        }

        return Shorten(Encoding.UTF8.GetString(body.Span).Trim());
    }

    private static string Shorten(string text) => text.Length <= LongestMessage ? text : text[..LongestMessage] + "…";
}
