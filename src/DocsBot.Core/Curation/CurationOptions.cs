using System.ComponentModel.DataAnnotations;

namespace DocsBot.Core.Curation;

/// <summary>Settings of the answers that people accepted; configuration section <c>Curation</c>.</summary>
public sealed class CurationOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Curation";

    /// <summary>Whether accepted answers are served. Default true; without any accepted answer nothing is looked for.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The share of their words that two wordings of one question must have in common (Dice), 0 to 1; 1 asks for the same words. Default 0.85.</summary>
    [Range(0.5, 1.0)]
    public double Overlap { get; set; } = 0.85;

    /// <summary>How near in meaning (cosine) two wordings must be that do not have the same words, 0 to 1. Default 0.97.</summary>
    [Range(0.0, 1.0)]
    public double Similarity { get; set; } = 0.97;

    /// <summary>How long an accepted answer is served before somebody must look at it again. Default 180 days; 0 for as long as its sources stay as they were.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(180);

    /// <summary>How often a service looks for answers that were accepted, changed or taken back. Default 3 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Refresh { get; set; } = TimeSpan.FromSeconds(3);
}
