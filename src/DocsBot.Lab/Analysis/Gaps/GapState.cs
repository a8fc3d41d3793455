namespace DocsBot.Lab.Analysis.Gaps;

/// <summary>What the index of today makes of questions that were not answered.</summary>
public enum GapState
{
    /// <summary>There is no index to ask.</summary>
    NotChecked,

    /// <summary>Nothing that is found is likely to answer: the documentation lacks it, or says it in other words.</summary>
    Missing,

    /// <summary>What is found today is likely to answer, and was not then: it was documented meanwhile, or search became better.</summary>
    AnsweredNow,

    /// <summary>What is found is likely to answer, and was then: not the documentation failed but the answer.</summary>
    Found,
}
