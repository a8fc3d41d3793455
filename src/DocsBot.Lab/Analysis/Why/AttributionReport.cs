using DocsBot.Lab.Analysis.Replay;

namespace DocsBot.Lab.Analysis.Why;

/// <summary>Why an answer failed, with the evidence side by side: plain data, for the command, the pages and JSON alike.</summary>
internal sealed record AttributionReport
{
    /// <summary>The interaction.</summary>
    public required string Id { get; init; }

    /// <summary>The question as the log has it.</summary>
    public required string Question { get; init; }

    /// <summary>What was wrong.</summary>
    public required FailureCause Cause { get; init; }

    /// <summary>Whether the evidence is weak.</summary>
    public required bool IsThin { get; init; }

    /// <summary>The decisive difference in a sentence.</summary>
    public required string Because { get; init; }

    /// <summary>The attempt that decided it; null when what was recorded did.</summary>
    public AttemptKind? Decided { get; init; }

    /// <summary>The answer as it was, and then each attempt, made or not.</summary>
    public required IReadOnlyList<Attempt> Attempts { get; init; }

    /// <summary>Whether the messages of then could be made anew; without them the attempts stand on passages of today.</summary>
    public required ReplayProof Proof { get; init; }

    /// <summary>The page that answers; null when nobody said.</summary>
    public RightPage? RightPage { get; init; }

    /// <summary>Passages of the prompt that their pages do not say any more.</summary>
    public IReadOnlyList<ChangedPassage> Changed { get; init; } = [];

    /// <summary>The pages that today's search finds first.</summary>
    public IReadOnlyList<string> NearestPages { get; init; } = [];

    /// <summary>What to do next, each a sentence or a command.</summary>
    public IReadOnlyList<string> Next { get; init; } = [];

    /// <summary>What else to know about the evidence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Calls to language models for the attempts.</summary>
    public int Calls { get; init; }

    /// <summary>What they cost, in the unit of the configured prices; null when that is not known.</summary>
    public decimal? Cost { get; init; }
}
