using System.ComponentModel.DataAnnotations;

namespace DocsBot.Core.Answering;

/// <summary>Settings of answering; configuration section <c>Answering</c>.</summary>
public sealed class AnswerOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Answering";

    /// <summary>The most tokens, by estimate, of passages in a prompt. Default 3,000.</summary>
    [Range(200, 1_000_000)]
    public int ContextTokens { get; set; } = 3_000;

    /// <summary>How many earlier turns go into a prompt. Default 6; 0 leaves them out.</summary>
    [Range(0, 50)]
    public int HistoryTurns { get; set; } = 6;

    /// <summary>The most characters of an answer; what a model writes beyond is cut, with a notice. Default 20,000.</summary>
    [Range(200, 1_000_000)]
    public int MaxAnswerCharacters { get; set; } = 20_000;
}
