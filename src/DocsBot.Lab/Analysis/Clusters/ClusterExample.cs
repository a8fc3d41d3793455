namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>A question of a cluster.</summary>
/// <param name="Id">The interaction, the newest that asked it in these words.</param>
/// <param name="Question">The reader's words.</param>
/// <param name="SearchText">What was searched for.</param>
/// <param name="Times">How often it was asked in these words.</param>
public sealed record ClusterExample(string Id, string Question, string SearchText, int Times);
