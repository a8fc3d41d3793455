using System.Globalization;
using System.Net;
using DocsBot.Lab.Web.Hosting;
using DocsBot.Lab.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DocsBot.Lab.Web.Security;

/// <summary>
/// Opens the workbench to those who have its key. The key comes once, in the link that the command printed or in the form of the locked page; from then on a cookie
/// that no script can read and no other site can send stands for it, and the address is without it.
/// </summary>
internal sealed class KeyGate(RequestDelegate next, WorkbenchSettings settings, KeyAttempts attempts)
{
    /// <summary>The name of the key in the link and in the form.</summary>
    public const string Field = "key";

    /// <summary>Where the form of the locked page goes.</summary>
    public const string FormPath = "/key";

    public async Task InvokeAsync(HttpContext context)
    {
        if (await KeyOfAsync(context.Request) is { } key)
        {
            await TryAsync(context, key);
            return;
        }

        if (settings.Key.IsSession(context.Request.Cookies[CookieOf(context.Request)]))
        {
            await next(context);
            return;
        }

        await Locked(StatusCodes.Status401Unauthorized, wrong: false).ExecuteAsync(context);
    }

    /// <summary>Cookies know no ports: without the port in the name, two workbenches on one machine would close each other.</summary>
    private static string CookieOf(HttpRequest request) => string.Create(CultureInfo.InvariantCulture, $"docsbot-workbench-{request.HttpContext.Connection.LocalPort}");

    /// <summary>The key of a request. A picture or a frame on somebody's page brings none, so that no page elsewhere can use up the tries.</summary>
    private static async Task<string?> KeyOfAsync(HttpRequest request)
    {
        if (HttpMethods.IsPost(request.Method) && request.Path == FormPath && request.HasFormContentType)
        {
            return (await request.ReadFormAsync(request.HttpContext.RequestAborted))[Field].ToString();
        }

        return HttpMethods.IsGet(request.Method) && request.Query.TryGetValue(Field, out var key) && request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document" ? key.ToString() : null;
    }

    private async Task TryAsync(HttpContext context, string key)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (!attempts.MayTry(address, out var wait))
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await Locked(StatusCodes.Status429TooManyRequests, wrong: true).ExecuteAsync(context);
            return;
        }

        if (!settings.Key.Opens(key))
        {
            attempts.CountWrong(address);
            await Locked(StatusCodes.Status401Unauthorized, wrong: true).ExecuteAsync(context);
            return;
        }

        context.Response.Cookies.Append(CookieOf(context.Request), settings.Key.Session, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, IsEssential = true });
        await OnwardAsync(context, WithoutKey(context.Request));
    }

    /// <summary>A browser that came from another site, such as a chat with the link in it, sends no strict cookie through a redirect: there the page itself goes on.</summary>
    private static Task OnwardAsync(HttpContext context, string path)
    {
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            return new RazorComponentResult<OpenedPage>(new { Path = path }).ExecuteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = path;
        return Task.CompletedTask;
    }

    private static string WithoutKey(HttpRequest request)
    {
        if (request.Path == FormPath)
        {
            return "/";
        }

        var query = QueryString.Create(request.Query.Where(pair => pair.Key != Field).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value)));

        // "//host/path" would lead to another host.
        return "/" + request.Path.ToUriComponent().TrimStart('/') + query.ToUriComponent();
    }

    private static RazorComponentResult<LockedPage> Locked(int status, bool wrong) => new(new { IsWrong = wrong, IsTooOften = status == StatusCodes.Status429TooManyRequests }) { StatusCode = status };
}
