using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>What a draft needs of its store.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Where recoveries and publications are told.</param>
/// <param name="Changed">Called when the published snapshot is another one.</param>
internal sealed record DraftSurroundings(TimeProvider Time, ILogger Logger, Action Changed);
