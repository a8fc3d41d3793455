using System.Collections.Concurrent;
using System.Text.Json;

namespace DocsBot.Conformance.Validation;

/// <summary>
/// The different shapes of requests: operation, query parameters and the set of key paths of the body, whatever the values, their types and the length of lists.
/// Keys of a payload and of metadata are data and do not count.
/// </summary>
public sealed class RequestShapes
{
    private readonly ConcurrentDictionary<string, byte> _shapes = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> All => [.. _shapes.Keys.Order(StringComparer.Ordinal)];

    public void Add(string operation, IEnumerable<string> parameters, JsonElement body)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        Walk("", body, paths);
        _shapes.TryAdd(string.Join(' ', [operation, .. parameters.Order(StringComparer.Ordinal).Select(name => $"?{name}"), .. paths]), 0);
    }

    private static void Walk(string path, JsonElement json, SortedSet<string> paths)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            // Numbers have no keys, and a vector has many of them.
            foreach (var element in json.EnumerateArray().Where(element => element.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
            {
                Walk($"{path}[]", element, paths);
            }
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in json.EnumerateObject())
            {
                var key = $"{path}.{member.Name}";
                paths.Add(key);
                if (member.Name is not ("payload" or "metadata"))
                {
                    Walk(key, member.Value, paths);
                }
            }
        }
    }
}
