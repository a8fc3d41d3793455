using System.Globalization;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Answers;

namespace DocsBot.Lab.Reports;

/// <summary>Prints what was measured of answers as tables.</summary>
internal static class AnswersReport
{
    private const string Unknown = "-";

    public static void Write(IReadOnlyList<AnswerScores> scores, TextWriter output) => TextTable.Write(
        ["set", "questions", "answered", "gold", "held", "held@120", "passage@120", "difference, 95%", "held@120 if answered", "passage", "words p50", "p95", "citations", "first p95 ms"],
        [.. scores.Select(Row)],
        output);

    public static void Write(IReadOnlyList<AbstainScores> scores, TextWriter output) => TextTable.Write(
        ["should not be answered", "corpus", "questions", "answerable", "ROC area", "caught", "turned away"],
        [.. scores.Select(score => (IReadOnlyList<string>)[score.Kind, score.Corpus, Cells.Count(score.Questions), Cells.Count(score.Answerable), Share(score.RocArea), Share(score.Caught), Share(score.TurnedAway)])],
        output);

    public static void Write(CalibrationScores scores, TextWriter output)
    {
        TextTable.Write(
            ["confidence", "questions", "mean", "answer found"],
            [.. scores.Bins.Select(bin => (IReadOnlyList<string>)[$"{Number(bin.From, "F1")}-{Number(bin.To, "F1")}", Cells.Count(bin.Count), bin.Count > 0 ? Share(bin.Forecast) : Unknown, bin.Count > 0 ? Share(bin.Observed) : Unknown])],
            output);
        output.WriteLine($"Expected calibration error {Share(scores.ExpectedError)} over {Cells.Count(scores.Questions)} questions.");
    }

    public static void Write(EvaluationQuestion question, AnswerTrial trial, GoldSpan? gold, TextWriter output) => output.WriteLine(
        $"""
        ## {question.Text}

        {(trial.Answered ? trial.Text : "(not answered)")}

        Confidence {Share(trial.Confidence)}. {(gold is null ? string.Empty : $"Should say: {gold.Text}")}

        """);

    public static void Write(FittedConfidence fit, TextWriter output)
    {
        if (fit.Weights is not { } weights)
        {
            output.WriteLine("There is nothing to fit: questions that should be answered and questions that should not are both needed.");
            return;
        }

        output.WriteLine($"Fitted: bias {Number(weights[0], "F2")}, words {Number(weights[1], "F2")}, familiarity {Number(weights[2], "F2")}, phrases {Number(weights[3], "F2")}.");
        TextTable.Write(["weights of the other sets", "ROC area"], [.. fit.LeftOut.Select(left => (IReadOnlyList<string>)[left.Corpus, Share(left.Area)])], output);
    }

    private static IReadOnlyList<string> Row(AnswerScores score) =>
    [
        score.Set,
        Cells.Count(score.Questions),
        Share(score.Answered),
        Cells.Count(score.WithGold),
        Share(score.Held),
        Share(score.HeldEarly),
        Share(score.PassageHeldEarly),
score.Difference is { } difference ? Cells.Difference(difference) : Unknown,
        Share(score.AnsweredHeldEarly),
        Share(score.AnsweredPassageHeldEarly),
        Number(score.WordsP50, "F0"),
        Number(score.WordsP95, "F0"),
        Share(score.CitationsVerified),
        Number(score.FirstDeltaP95Ms, "F1"),
    ];

    private static string Share(double? value) => Number(value, "F3");

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? Unknown;
}
