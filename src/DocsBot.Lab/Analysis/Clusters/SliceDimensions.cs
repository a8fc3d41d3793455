namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>By what questions are told apart besides their words.</summary>
internal static class SliceDimensions
{
    public static IReadOnlyList<string> Names { get; } = ["domain", "language", "product version", "prompt"];
}
