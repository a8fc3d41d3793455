using System.ComponentModel.DataAnnotations;

namespace DocsBot.Core.Interactions;

/// <summary>From where on an answer counts as a failing one; configuration section <c>Signals</c>. It holds for what is recorded from then on.</summary>
public sealed class SignalOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Signals";

    /// <summary>The share of an answer's claims that its passages must support, 0 to 1. Default 0.5.</summary>
    [Range(0.0, 1.0)]
    public double MinimumGroundedness { get; set; } = 0.5;

    /// <summary>Milliseconds until the first words of an answer at most. Default 5,000.</summary>
    [Range(1, 3_600_000)]
    public int FirstWordsMs { get; set; } = 5_000;

    /// <summary>Milliseconds until the end of an answer at most. Default 30,000.</summary>
    [Range(1, 3_600_000)]
    public int TotalMs { get; set; } = 30_000;

    /// <summary>Tokens of all model calls for a question at most, input and output. Default 12,000.</summary>
    [Range(1, 100_000_000)]
    public int Tokens { get; set; } = 12_000;

    /// <summary>What all model calls for a question may cost, in the unit of the configured prices. Null (default): no limit.</summary>
    [Range(0.0, 1_000_000.0)]
    public double? Cost { get; set; }
}
