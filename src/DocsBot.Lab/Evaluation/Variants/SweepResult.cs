namespace DocsBot.Lab.Evaluation.Variants;

/// <summary>What a grid reached.</summary>
/// <param name="Sets">Names of the sets, in the order of each row's scores.</param>
/// <param name="Rows">The variants in the order of the grid; the first is the default.</param>
internal sealed record SweepResult(IReadOnlyList<string> Sets, IReadOnlyList<SweepRow> Rows)
{
    /// <summary>The defaults.</summary>
    public SweepRow Default => Rows[0];

    /// <summary>The row with the highest macro nDCG@10; of equals the first, which is the default when it is among them.</summary>
    public SweepRow Best { get; } = Rows.MaxBy(row => row.Macro.Ndcg10)!;
}
