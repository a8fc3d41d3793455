using System.Text.Json.Serialization;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>Reads and writes heading paths without reflection.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class HeadingPathJson : JsonSerializerContext;
