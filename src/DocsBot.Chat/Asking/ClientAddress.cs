using System.Net;
using System.Net.Sockets;

namespace DocsBot.Chat.Asking;

/// <summary>Who asks, as far as limits are concerned.</summary>
/// <param name="Address">The IPv4 address, or the /64 network of an IPv6 address: one household has as many of those as it likes.</param>
/// <param name="Origin">The site of the page that asks; null outside of browsers.</param>
public sealed record ClientAddress(string Address, string? Origin)
{
    /// <summary>The client behind a request.</summary>
    public static ClientAddress Of(HttpContext? context)
    {
        var origin = context?.Request.Headers.Origin.ToString();
        return new ClientAddress(Normalize(context?.Connection.RemoteIpAddress), string.IsNullOrEmpty(origin) ? null : origin);
    }

    private static string Normalize(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
