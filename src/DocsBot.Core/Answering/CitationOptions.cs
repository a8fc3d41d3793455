using System.ComponentModel.DataAnnotations;

namespace DocsBot.Core.Answering;

/// <summary>When a passage supports a claim.</summary>
public sealed class CitationOptions
{
    /// <summary>
    /// The share of a claim's content words that the cited passage must hold, 0 to 1. Default 0.6: a paraphrase keeps most of the documentation's nouns and
    /// names, while a sentence from elsewhere shares little more than the topic.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MinimumShare { get; set; } = 0.6;

    /// <summary>
    /// The same for a code block, 0 to 1. Default 0.7: a model may fill in a name of its own, but every option (<c>--flag</c>) must stand in the passage.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MinimumCodeShare { get; set; } = 0.7;
}
