using DocsBot.Core.Interactions;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Pages.Clusters;

/// <summary>What a search for clusters is about.</summary>
/// <param name="Days">The days.</param>
/// <param name="Signals">The signals of which a question has one; <see cref="FailureSignal.None"/> for questions that the documentation seems not to answer.</param>
internal readonly record struct ClusterKey(LogPeriod Days, FailureSignal Signals);
