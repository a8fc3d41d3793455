namespace DocsBot.Providers.Log.Reviews;

/// <summary>What became of a review or a change.</summary>
public enum SaveOutcome
{
    /// <summary>It is kept.</summary>
    Saved,

    /// <summary>It is kept, and others had judged the same already.</summary>
    SavedBesideOthers,

    /// <summary>Somebody else changed it meanwhile; nothing was written.</summary>
    Conflict,

    /// <summary>There is no such thing any more.</summary>
    Gone,
}
