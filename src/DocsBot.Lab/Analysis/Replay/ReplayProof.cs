namespace DocsBot.Lab.Analysis.Replay;

/// <summary>What is known of the messages that a replay made anew.</summary>
internal enum ReplayProof
{
    /// <summary>They are byte-equal to those that were sent: both have the same hash.</summary>
    Equal,

    /// <summary>They differ from those that were sent.</summary>
    Different,

    /// <summary>They could be made, but the log does not say what was sent: the row is of an earlier build.</summary>
    Unproven,

    /// <summary>They could not be made.</summary>
    NotRestored,
}
