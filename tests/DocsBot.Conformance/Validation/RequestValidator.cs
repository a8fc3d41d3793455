using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DocsBot.Conformance.Validation;

/// <summary>Checks requests against Qdrant's OpenAPI document, more strictly than the server does: see <see cref="ObjectRule"/>, <see cref="NullRule"/> and <see cref="DocumentRule"/>.</summary>
public sealed class RequestValidator
{
    private readonly SchemaReader _schemas;
    private readonly List<Operation> _operations;

    private RequestValidator(JsonElement document)
    {
        _schemas = new SchemaReader(document.GetProperty("components").GetProperty("schemas"));
        _operations = [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => ReadOperation(path.Name, method)))];
    }

    /// <summary>Reads an OpenAPI 3.0 document.</summary>
    /// <exception cref="FormatException">It is none that the rules cover.</exception>
    public static RequestValidator Load(string file) => new(JsonElement.Parse(File.ReadAllBytes(file)));

    /// <summary>Checks a request.</summary>
    /// <param name="method">GET, PUT …</param>
    /// <param name="path">The path, without the query.</param>
    /// <param name="query">The query parameters.</param>
    /// <param name="body">The body; undefined when there is none.</param>
    /// <returns>The first fault with its JSON path, or null.</returns>
    public SchemaFault? Validate(string method, string path, IQueryCollection query, JsonElement body)
    {
        var segments = path.Split('/');
        if (_operations.Where(operation => operation.Matches(method, segments)).MinBy(operation => operation.Variables) is not { } operation)
        {
            return new SchemaFault(path, $"there is no {method} of this path", 0);
        }

        return CheckParameters(operation, query) ?? (operation.Body, body.ValueKind) switch
        {
            (null, JsonValueKind.Undefined) => null,
            (null, _) => new SchemaFault("$", "this operation takes no body", 0),
            (_, JsonValueKind.Undefined) => new SchemaFault("$", "the body is missing", 0),
            var (rule, _) => rule.Check(body)?.Within("$"),
        };
    }

    /// <summary>Checks a value against a schema by its name.</summary>
    public SchemaFault? Validate(string schema, JsonElement value) => _schemas.Named(schema).Check(value)?.Within("$");

    private static SchemaFault? CheckParameters(Operation operation, IQueryCollection query)
    {
        foreach (var name in operation.RequiredParameters.Where(name => !query.ContainsKey(name)))
        {
            return new SchemaFault($"?{name}", "is missing", 0);
        }

        foreach (var (name, values) in query)
        {
            if (!operation.Parameters.TryGetValue(name, out var rule))
            {
                return new SchemaFault($"?{name}", "unknown query parameter", 0);
            }

            var faults = Readings(values.ToString()).Select(value => rule.Check(value)).ToList();
            if (!faults.Contains(null))
            {
                return faults[^1]!.Within($"?{name}");
            }
        }

        return null;
    }

    /// <summary>A parameter has no type of its own: <c>true</c> and <c>3</c> may be a flag and a number, or the text.</summary>
    private static IEnumerable<JsonElement> Readings(string text)
    {
        yield return JsonSerializer.SerializeToElement(text);
        if (text is "true" or "false" || long.TryParse(text, out _))
        {
            yield return JsonElement.Parse(text);
        }
    }

    private Operation ReadOperation(string path, JsonProperty method)
    {
        var parameters = method.Value.TryGetProperty("parameters", out var list) ? list.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query").ToList() : [];
        SchemaRule? body = null;
        if (method.Value.TryGetProperty("requestBody", out var request) && request.GetProperty("content").TryGetProperty("application/json", out var content))
        {
            body = _schemas.Read(content.GetProperty("schema"));
        }

        return new Operation(
            method.Name.ToUpperInvariant(),
            path.Split('/'),
            parameters.ToDictionary(one => one.GetProperty("name").GetString()!, one => _schemas.Read(one.GetProperty("schema")), StringComparer.Ordinal),
            [.. parameters.Where(one => one.TryGetProperty("required", out var required) && required.GetBoolean()).Select(one => one.GetProperty("name").GetString()!)],
            body);
    }
}
