using System.Text.Json;

namespace DocsBot.ModelServer;

/// <summary>A request that the server got.</summary>
/// <param name="Line">Its first line.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
public sealed record ScriptedRequest(string Line, Dictionary<string, string> Headers, JsonElement Body);
