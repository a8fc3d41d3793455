namespace DocsBot.Chat.Hosting;

/// <summary>Tells browsers what the service's own pages may do: load from here, and nothing else. It is also the strictest policy that the widget is known to run under.</summary>
public sealed class SecurityHeaders
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private readonly RequestDelegate _next;

    /// <summary>Creates the middleware.</summary>
    public SecurityHeaders(RequestDelegate next)
    {
        _next = next;
    }

    /// <summary>Adds the headers.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return _next(context);
    }
}
