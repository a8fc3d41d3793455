using System.Globalization;

namespace DocsBot.Lab.Evaluation.Judges;

/// <summary>What a person said of an answer, from 1, wrong, to 5, right.</summary>
/// <param name="Set">The set.</param>
/// <param name="CaseId">The question.</param>
/// <param name="Variant">The label of the variant, such as <c>answer@v3</c>.</param>
/// <param name="Correctness">1 to 5.</param>
public sealed record HumanLabel(string Set, string CaseId, string Variant, int Correctness)
{
    private const int Best = 5;

    /// <summary>Reads labels, one JSON object a line: <c>set</c>, <c>case</c>, <c>prompt</c> and <c>correctness</c>.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="EvaluationSetException">It is not there, or a line of it is wrong.</exception>
    public static IReadOnlyList<HumanLabel> Read(string file) =>
    [
        .. JsonLines.Read(file).Select(line => int.TryParse(line.Required("correctness"), NumberStyles.None, CultureInfo.InvariantCulture, out var correctness) && correctness is >= 1 and <= Best
            ? new HumanLabel(line.Required("set"), line.Required("case"), line.Required("prompt"), correctness)
            : throw new EvaluationSetException(file, line.Number, "its \"correctness\" is no whole number from 1 to 5.")),
    ];
}
