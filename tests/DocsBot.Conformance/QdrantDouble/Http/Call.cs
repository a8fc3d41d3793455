using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DocsBot.Conformance.QdrantDouble.Http;

/// <summary>A request as a route sees it.</summary>
/// <param name="Arguments">The path's variables, in order.</param>
/// <param name="Query">The query parameters.</param>
/// <param name="Body">The body; undefined when there is none.</param>
internal sealed record Call(IReadOnlyList<string> Arguments, IQueryCollection Query, JsonElement Body)
{
    /// <summary>The first variable: nearly every route has a collection.</summary>
    public string Name => Arguments[0];
}
