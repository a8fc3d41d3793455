using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Pages.Overview;

/// <summary>A slice that is worse than the rest of its dimension.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Value">The value; empty for interactions that have none.</param>
/// <param name="Finding">In what, and by how much.</param>
public sealed record OverviewFinding(LogDimension Dimension, string Value, SliceFinding Finding);
