using DocsBot.Lab.Analysis.Clusters;
using DocsBot.Lab.Analysis.Gaps;

namespace DocsBot.Lab.Web.Pages.Clusters;

/// <summary>What a search for clusters found.</summary>
/// <param name="Report">The clusters.</param>
/// <param name="Gaps">What today's index makes of them, when they are questions that the documentation seems not to answer; null otherwise.</param>
public sealed record ClusterFindings(ClusterReport Report, GapReport? Gaps);
