using System.Text.Json.Serialization;
using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>How many questions of a cluster have a signal.</summary>
/// <param name="Signal">One signal.</param>
/// <param name="Questions">How many have it.</param>
/// <param name="Share">Of the cluster's questions, 0 to 1.</param>
public sealed record SignalCount([property: JsonConverter(typeof(CamelCaseEnum<FailureSignal>))] FailureSignal Signal, int Questions, double Share);
