using System.ComponentModel.DataAnnotations;

namespace DocsBot.Core.Retrieval;

/// <summary>Settings of retrieval; configuration section <c>Retrieval</c>.</summary>
public sealed class RetrievalOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Retrieval";

    /// <summary>How many passages each list of the store returns before they are fused. Default 60.</summary>
    [Range(1, 1000)]
    public int Candidates { get; set; } = 60;

    /// <summary>How many passages are shown as sources and offered to the model. Default 8.</summary>
    [Range(1, 50)]
    public int Sources { get; set; } = 8;

    /// <summary>The most sources from one page. Default 3.</summary>
    [Range(1, 50)]
    public int SourcesPerPage { get; set; } = 3;

    /// <summary>How many of the best passages bring the pieces before and after them along, where their section was too long for one passage. Default 1.</summary>
    [Range(0, 50)]
    public int SectionsCompleted { get; set; } = 1;

    /// <summary>Share of the meaning list in the fused score, 0 (words only) to 1 (meaning only). Default 0.15.</summary>
    [Range(0.0, 1.0)]
    public double VectorWeight { get; set; } = 0.15;

    /// <summary>
    /// How much it counts that the page's title and the passage's heading are what was asked for, where the best score by words counts 1. Default 0.4.
    /// </summary>
    [Range(0.0, 10.0)]
    public double TitleCoverageWeight { get; set; } = 0.4;

    /// <summary>How much it counts that the question's words stand near each other, beside their score as words. Default 0.6.</summary>
    [Range(0.0, 10.0)]
    public double ProximityWeight { get; set; } = 0.6;

    /// <summary>What a word that was only said in the turns before counts beside the words of a follow-up itself, 0 (nothing) to 1 (as much). Default 0.6.</summary>
    [Range(0.0, 1.0)]
    public double HistoryWeight { get; set; } = 0.6;

    /// <summary>Probability that the passages answer below which DocsBot says that the documentation does not cover the question, 0 (always answers) to 1. Default 0.35.</summary>
    [Range(0.0, 1.0)]
    public double MinimumConfidence { get; set; } = 0.35;
}
