namespace DocsBot.Core.Curation;

/// <summary>The curated answers that are in force. Questions that are under way keep those they began with.</summary>
public sealed class CurrentCuratedAnswers
{
    private volatile CuratedIndex _now = CuratedIndex.Empty;

    /// <summary>Those of the moment.</summary>
    public CuratedIndex Now => _now;

    /// <summary>Puts others in force.</summary>
    public void Replace(IReadOnlyList<CuratedAnswer> answers) => _now = new CuratedIndex(answers);
}
