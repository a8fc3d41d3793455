using System.Net;

namespace DocsBot.Lab.Web.Hosting;

/// <summary>Where the workbench listens.</summary>
internal sealed record WorkbenchAddress
{
    /// <summary>Where it listens when nobody says.</summary>
    public const string Default = "http://localhost:5090";

    private static readonly string[] Every = ["0.0.0.0", "[::]", "*", "+"];

    private WorkbenchAddress(string url, string host)
    {
        Url = url;
        Host = host;
    }

    /// <summary>The address as Kestrel takes it.</summary>
    public string Url { get; }

    /// <summary>The host in it.</summary>
    public string Host { get; }

    /// <summary>Whether only this machine reaches it.</summary>
    public bool IsLoopback => string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether it listens on every address of this machine.</summary>
    public bool IsEveryInterface => Every.Contains(Host, StringComparer.Ordinal);

    /// <summary>Reads an address.</summary>
    /// <param name="text">For example <c>http://localhost:5090</c>.</param>
    /// <param name="fault">What is wrong; empty when nothing is.</param>
    /// <returns>Null when it is none.</returns>
    public static WorkbenchAddress? TryParse(string text, out string fault)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(text);
        }
        catch (FormatException)
        {
            fault = $"'{text}' is no address. Write scheme, host and port only, such as {Default}.";
            return null;
        }

        fault = address switch
        {
            { IsUnixPipe: true } or { IsNamedPipe: true } => $"'{text}' is no address for a browser. Write one such as {Default}.",
            { PathBase.Length: > 0 } => $"'{text}' has a path. Write scheme, host and port only, such as {Default}.",
            _ when !string.Equals(address.Scheme, "http", StringComparison.OrdinalIgnoreCase) => $"'{text}' is not http. The workbench has no certificate; put a reverse proxy with one before it, and add its name to Workbench:Hosts.",
            { Host.Length: 0 } => $"'{text}' has no host. Write one such as {Default}.",
            _ => "",
        };
        return fault.Length == 0 ? new WorkbenchAddress(text, address.Host) : null;
    }
}
