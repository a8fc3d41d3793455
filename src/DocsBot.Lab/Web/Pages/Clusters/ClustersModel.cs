using DocsBot.Core.Interactions;
using DocsBot.Lab.Web.Components;
using DocsBot.Lab.Web.Periods;

namespace DocsBot.Lab.Web.Pages.Clusters;

/// <summary>Questions that fail alike.</summary>
/// <param name="Address">The page's address.</param>
/// <param name="Period">The days.</param>
/// <param name="Signals">The signals of which a question has one; <see cref="FailureSignal.None"/> for questions that the documentation seems not to answer.</param>
/// <param name="StartedAt">When the search was begun.</param>
/// <param name="Now">What time it is.</param>
public sealed record ClustersModel(PageAddress Address, PagePeriod Period, FailureSignal Signals, DateTimeOffset StartedAt, DateTimeOffset Now)
{
    /// <summary>What came of it; null while the search goes on.</summary>
    public ClusterFindings? Findings { get; init; }
}
