using System.Text.Json.Serialization;
using DocsBot.Lab.Analysis.Clusters;

namespace DocsBot.Lab.Analysis.Gaps;

/// <summary>Something that readers ask and the documentation does not say.</summary>
public sealed record DocsGap
{
    /// <summary>The questions.</summary>
    public required QuestionCluster Cluster { get; init; }

    /// <summary>What today's index makes of them.</summary>
    [JsonConverter(typeof(CamelCaseEnum<GapState>))]
    public required GapState State { get; init; }

    /// <summary>How sure the search is today that it finds an answer, 0 to 1: the median of the examples; null without an index.</summary>
    public required double? Confidence { get; init; }

    /// <summary>The pages that come nearest, at most three.</summary>
    public required IReadOnlyList<NearPage> Pages { get; init; }

    /// <summary>Words of the questions that no passage of the index says.</summary>
    public required IReadOnlyList<string> UnknownWords { get; init; }

    /// <summary>The words of the questions that the index has, where no passage that was found says them together.</summary>
    public required IReadOnlyList<string> ApartWords { get; init; }
}
