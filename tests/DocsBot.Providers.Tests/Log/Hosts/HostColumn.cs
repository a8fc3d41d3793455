using DocsBot.Providers.Log;

namespace DocsBot.Providers.Tests.Log.Hosts;

/// <summary>A column as the database has it; JSON is text there.</summary>
internal sealed record HostColumn(string Name, LogColumnKind Kind, bool IsRequired);
