namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>How much of a cluster has a value, against all questions that were read.</summary>
/// <param name="Dimension"><c>domain</c>, <c>language</c>, <c>product version</c> or <c>prompt</c>.</param>
/// <param name="Value">The value, such as <c>en</c> or <c>answer@v2</c>; empty where the log has none.</param>
/// <param name="Questions">How many of the cluster have it.</param>
/// <param name="Share">Their share of the cluster, 0 to 1.</param>
/// <param name="ShareOfAll">The share of all questions that were read, 0 to 1.</param>
public sealed record ClusterSlice(string Dimension, string Value, int Questions, double Share, double ShareOfAll);
