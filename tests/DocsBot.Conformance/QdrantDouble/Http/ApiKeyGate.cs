using Microsoft.AspNetCore.Http;

namespace DocsBot.Conformance.QdrantDouble.Http;

/// <summary>Lets in who has a key. A wrong one is refused in plain text, one that may only read in the envelope, as the server does.</summary>
internal sealed class ApiKeyGate(string? apiKey, string? readOnlyApiKey)
{
    private const string Bearer = "Bearer ";

    /// <summary>Refuses a request that has no right to its operation.</summary>
    /// <returns>False when it was answered here.</returns>
    /// <exception cref="QdrantError">The key may only read.</exception>
    public async Task<bool> PassesAsync(HttpContext context, Route route)
    {
        if (apiKey is null)
        {
            return true;
        }

        var key = KeyOf(context.Request);
        if (key == apiKey)
        {
            return true;
        }

        if (key is not null && key == readOnlyApiKey)
        {
            return route.IsRead ? true : throw new QdrantError(403, "Forbidden: Global write access is required");
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        await context.Response.WriteAsync(key is null ? "Must provide an API key or an Authorization bearer token" : "Invalid API key or JWT", context.RequestAborted);
        return false;
    }

    private static string? KeyOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return request.Headers["api-key"].FirstOrDefault() ?? (authorization.StartsWith(Bearer, StringComparison.Ordinal) ? authorization[Bearer.Length..] : null);
    }
}
