using System.Text.Json.Nodes;

namespace DocsBot.Conformance.QdrantDouble.Http;

/// <summary>One operation of the server.</summary>
/// <param name="Method">GET, PUT …</param>
/// <param name="Template">Its path with <c>{…}</c> for variables.</param>
/// <param name="Answer">What it does; what it returns becomes <c>result</c>.</param>
internal sealed record Route(string Method, string Template, Func<Call, JsonNode?> Answer)
{
    private readonly string[] _segments = Template.Split('/');

    /// <summary>Whether it only reads: a key for reading may call it.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether it writes points, and so takes <c>wait</c>.</summary>
    public bool TakesWait { get; init; }

    /// <summary>The path's variables; null when it is another path.</summary>
    public List<string>? Match(string path)
    {
        var segments = path.Split('/');
        if (segments.Length != _segments.Length)
        {
            return null;
        }

        var arguments = new List<string>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (_segments[i].StartsWith('{'))
            {
                arguments.Add(Uri.UnescapeDataString(segments[i]));
            }
            else if (segments[i] != _segments[i])
            {
                return null;
            }
        }

        return arguments;
    }
}
