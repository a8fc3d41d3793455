namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>Two variants in one metric, on the questions of one slice.</summary>
/// <param name="Name">The slice, such as <c>language</c>.</param>
/// <param name="Value">Its value, such as <c>de</c>.</param>
/// <param name="Row">The comparison.</param>
public sealed record SliceComparison(string Name, string Value, MetricComparison Row)
{
    /// <summary>With fewer questions a slice says little, whatever its interval.</summary>
    public const int FewQuestions = 30;

    /// <summary>Whether the slice has few questions.</summary>
    public bool IsSmall => Row.Pairs < FewQuestions;
}
