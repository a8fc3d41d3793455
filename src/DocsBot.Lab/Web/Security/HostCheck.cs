using System.Net;
using DocsBot.Lab.Web.Hosting;

namespace DocsBot.Lab.Web.Security;

/// <summary>
/// Answers only under the workbench's own names. A page elsewhere can have its own name point to this machine (DNS rebinding), and then its requests are of one
/// origin with the workbench; the Host header tells. An IP address needs no name, so it cannot be rebound.
/// </summary>
internal sealed class HostCheck
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];
    private readonly RequestDelegate _next;
    private readonly HashSet<string> _names;
    private readonly bool _anyAddress;

    public HostCheck(RequestDelegate next, WorkbenchSettings settings)
    {
        _next = next;
        _anyAddress = settings.Address.IsEveryInterface;
        _names = new HashSet<string>([.. settings.Hosts, settings.Address.Host], StringComparer.OrdinalIgnoreCase);
        if (settings.Address.IsLoopback || _anyAddress)
        {
            _names.UnionWith(Loopback);
        }

        if (_anyAddress)
        {
            _names.Add(Environment.MachineName);
        }
    }

    public Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        if (_names.Contains(host) || (_anyAddress && IPAddress.TryParse(host.Trim('[', ']'), out _)))
        {
            return _next(context);
        }

        return Results.Text(
            $"The workbench is not known under the name '{host}'. Open it under the address that it printed at its start, or add the name to Workbench:Hosts.\n",
            statusCode: StatusCodes.Status421MisdirectedRequest).ExecuteAsync(context);
    }
}
