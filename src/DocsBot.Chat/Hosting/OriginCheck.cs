using DocsBot.Chat.Configuration;
using DocsBot.Providers.Configuration;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Hosting;

/// <summary>
/// Lets only allowed sites talk to the service from a browser: the answers to cross-origin requests, and WebSockets, which the browser's own rules do not
/// hold back. Requests without an Origin do not come from a page and pass.
/// </summary>
public sealed class OriginCheck
{
    private readonly RequestDelegate _next;
    private readonly HashSet<string> _allowed;
    private readonly bool _anyone;

    /// <summary>Creates the middleware.</summary>
    /// <exception cref="ConfigurationException">An allowed origin is not an origin.</exception>
    public OriginCheck(RequestDelegate next, IOptions<WidgetOptions> widget)
    {
        ArgumentNullException.ThrowIfNull(widget);
        _next = next;
        _anyone = widget.Value.AllowedOrigins.Contains("*", StringComparer.Ordinal);
        _allowed = widget.Value.AllowedOrigins.Where(origin => origin is not ("*" or "")).Select(Normalize).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Answers preflights, adds the CORS headers, turns strangers away.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || !IsOurs(request.Path) || IsSameOrigin(origin, request))
        {
            return _next(context);
        }

        if (!IsAllowed(origin))
        {
            return Results.Problem(
                $"Pages at {origin} may not use this service. Its operator can allow them: add '{origin}' to Widget:AllowedOrigins.",
                statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
        }

        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = "Retry-After";
        headers.Vary = "Origin";
        if (!HttpMethods.IsOptions(request.Method))
        {
            return _next(context);
        }

        headers.AccessControlAllowMethods = "GET, POST, DELETE, OPTIONS";
        headers.AccessControlAllowHeaders = "content-type, x-requested-with, x-signalr-user-agent";
        headers.AccessControlMaxAge = "7200";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private bool IsAllowed(string origin) => _anyone || _allowed.Contains(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback);

    private static bool IsOurs(PathString path) => path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static bool IsSameOrigin(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static string Normalize(string origin)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.AbsolutePath != "/" || uri.Query.Length > 0 || uri.Host.Length == 0)
        {
            throw new ConfigurationException($"Widget:AllowedOrigins holds '{origin}', which is not an origin. Write scheme and host only, such as https://docs.example.com, or * for every site.");
        }

        return uri.GetLeftPart(UriPartial.Authority);
    }
}
