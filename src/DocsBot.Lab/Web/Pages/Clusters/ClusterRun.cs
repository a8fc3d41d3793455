namespace DocsBot.Lab.Web.Pages.Clusters;

/// <summary>A search for clusters that was begun, and may be over.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="StartedAt">When it was begun.</param>
/// <param name="Findings">What comes of it.</param>
internal sealed record ClusterRun(ClusterKey Key, DateTimeOffset StartedAt, Task<ClusterFindings> Findings);
