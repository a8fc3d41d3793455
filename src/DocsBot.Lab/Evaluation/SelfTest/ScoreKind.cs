namespace DocsBot.Lab.Evaluation.SelfTest;

/// <summary>What the scores of a simulated evaluation look like.</summary>
internal enum ScoreKind
{
    /// <summary>Right or wrong, 1 or 0.</summary>
    Binary,

    /// <summary>The value of a rank, 1/log2(1 + rank), as nDCG has with one relevant page; equal for both versions on most questions.</summary>
    Ranked,

    /// <summary>A share between 0 and 1, most of them near 1, as groundedness is.</summary>
    Share,
}
