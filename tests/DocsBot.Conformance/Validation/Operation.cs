namespace DocsBot.Conformance.Validation;

/// <summary>An operation of the OpenAPI document.</summary>
/// <param name="Method">GET, PUT …</param>
/// <param name="Segments">Its path, cut at the slashes; <c>{…}</c> is any text but none.</param>
/// <param name="Parameters">Its query parameters.</param>
/// <param name="RequiredParameters">Those that must be there.</param>
/// <param name="Body">What its body must be; null when it takes none.</param>
internal sealed record Operation(
    string Method, string[] Segments, IReadOnlyDictionary<string, SchemaRule> Parameters, IReadOnlyList<string> RequiredParameters, SchemaRule? Body)
{
    /// <summary>Fewer are nearer: <c>/collections/aliases</c> is not a collection's name.</summary>
    public int Variables => Segments.Count(IsVariable);

    public bool Matches(string method, string[] segments) =>
        method == Method && segments.Length == Segments.Length
        && Segments.Zip(segments).All(pair => IsVariable(pair.First) ? pair.Second.Length > 0 : pair.First == pair.Second);

    private static bool IsVariable(string segment) => segment.StartsWith('{');
}
