namespace DocsBot.Lab.Analysis.Why;

/// <summary>How good an answer is, as far as rules can tell. A higher value is better.</summary>
internal enum AnswerGrade
{
    /// <summary>There is no answer.</summary>
    None,

    /// <summary>Something speaks against it: it rests on none of its passages, or on pages other than the right one, or says little of what it should.</summary>
    Poor,

    /// <summary>It rests on its passages. Whether it answers the question, nobody said.</summary>
    Plausible,

    /// <summary>It rests on the right page, or says most of what a person wrote that it should.</summary>
    Good,
}
