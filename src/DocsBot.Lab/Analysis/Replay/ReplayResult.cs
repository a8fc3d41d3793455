namespace DocsBot.Lab.Analysis.Replay;

/// <summary>What came of a replay: plain data, for the command, the pages and JSON alike.</summary>
internal sealed record ReplayResult
{
    /// <summary>The interaction.</summary>
    public required string Id { get; init; }

    /// <summary>The question as the log has it.</summary>
    public required string Question { get; init; }

    /// <summary>Whether the messages of then could be made anew, byte for byte.</summary>
    public required ReplayProof Proof { get; init; }

    /// <summary>The same in a sentence, with the reason where they could not.</summary>
    public required string Because { get; init; }

    /// <summary>The hash of the messages that were sent; null in rows of earlier builds, and when no model was asked.</summary>
    public string? SentSha256 { get; init; }

    /// <summary>Whether nothing was to be other than it was.</summary>
    public required bool IsExact { get; init; }

    /// <summary>The messages of then; empty when they could not be made.</summary>
    public IReadOnlyList<ReplayMessage> Sent { get; init; } = [];

    /// <summary>The messages of now, the same in an exact replay; empty when no model needs to be asked.</summary>
    public IReadOnlyList<ReplayMessage> Messages { get; init; } = [];

    /// <summary>What is other in the messages of now, line by line; empty when nothing is, or when there is nothing to compare.</summary>
    public IReadOnlyList<DiffLine> MessageChanges { get; init; } = [];

    /// <summary>The answer of then.</summary>
    public required ReplayAnswer Before { get; init; }

    /// <summary>The answer of now; null when nothing was asked.</summary>
    public ReplayAnswer? After { get; init; }

    /// <summary>What is other in the answer of now, word by word; empty when nothing is, or when there are not two answers.</summary>
    public IReadOnlyList<DiffWords> AnswerChanges { get; init; } = [];

    /// <summary>Why no model was asked; null when one was.</summary>
    public string? NotAsked { get; init; }

    /// <summary>What else to know about this replay.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether it is what was asked for: an exact replay that is proved, or a changed one that could be made.</summary>
    public bool IsDone => IsExact ? Proof == ReplayProof.Equal : Messages.Count > 0 || After is not null;
}
