using System.Collections.Frozen;
using System.Security.Cryptography;

namespace DocsBot.Lab.Web.Hosting;

/// <summary>The stylesheet, the script and the icon, from within the program: there is no folder that can be forgotten when it is copied somewhere.</summary>
internal static class OwnFiles
{
    private const string Folder = "/assets/";
    private const int HashLength = 12;

    private static readonly FrozenDictionary<string, Asset> All = new[]
    {
        Read("lab.css", "text/css"),
        Read("lab.js", "text/javascript"),
        Read("icon.svg", "image/svg+xml"),
    }.ToFrozenDictionary(asset => asset.Path, StringComparer.Ordinal);

    /// <summary>The address of the stylesheet; another one for other bytes, so that browsers may keep it for ever.</summary>
    public static string Stylesheet => PathOf("lab.css");

    /// <summary>The address of the script.</summary>
    public static string Script => PathOf("lab.js");

    /// <summary>The address of the icon.</summary>
    public static string Icon => PathOf("icon.svg");

    /// <summary>Whether a path is one of a file of the workbench itself, which holds no secret.</summary>
    public static bool Holds(PathString path) => path.StartsWithSegments(Folder.TrimEnd('/'), StringComparison.Ordinal);

    /// <summary>Sends a file.</summary>
    public static Task SendAsync(HttpContext context)
    {
        if (!All.TryGetValue(context.Request.Path, out var asset))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.Type).ExecuteAsync(context);
    }

    private static string PathOf(string name) => All.Values.First(asset => asset.Path.EndsWith("/" + name, StringComparison.Ordinal)).Path;

    private static Asset Read(string name, string type)
    {
        using var stream = typeof(OwnFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program was built without {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Asset($"{Folder}{Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashLength]}/{name}", type, bytes);
    }

    private sealed record Asset(string Path, string Type, byte[] Bytes);
}
