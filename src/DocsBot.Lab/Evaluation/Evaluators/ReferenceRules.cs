using DocsBot.Core.Text;
using DocsBot.Lab.Evaluation.Answers;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>Whether the answer says what it should: expected phrases where the set names them, else the words of the reference answer.</summary>
internal sealed class ReferenceRules : IAnswerEvaluator
{
    /// <inheritdoc />
    public void Evaluate(EvaluatedAnswer answer, ScoreSheet sheet)
    {
        var asked = answer.Case;
        var text = AnswerWords.WithoutCitations(answer.Text);
        var unsaid = asked.Must.Where(phrase => !phrase.IsIn(text)).ToList();
        var forbidden = asked.MustNot.Where(phrase => phrase.IsIn(text)).ToList();
        if (answer.IsAnswered)
        {
            unsaid.ForEach(phrase => sheet.Fault($"It does not say \"{phrase}\"."));
        }

        forbidden.ForEach(phrase => sheet.Fault($"It says \"{phrase}\"."));
        if (asked.Unanswerable)
        {
            sheet.Miss(EvaluationMetric.Correctness, Reasons.Unanswerable);
            sheet.Miss(EvaluationMetric.Completeness, Reasons.Unanswerable);
            return;
        }

        // No answer is right in nothing and says nothing: those are scores. What is said beside the truth makes an answer wrong whatever else it says.
        double? correctness = asked switch
        {
            _ when forbidden.Count > 0 => 0,
            { Reference: { } reference } => TokenF1(text, reference),
            { Must.Count: > 0 } => unsaid.Count == 0 ? 1 : 0,
            _ => null,
        };
        sheet.Score(EvaluationMetric.Correctness, correctness, Reasons.NoReference);

        double? completeness = asked switch
        {
            { Must.Count: > 0 } => 1 - ((double)unsaid.Count / asked.Must.Count),
            { Reference: { } reference } => GoldSpan.Of(reference)?.HeldBy(text),
            _ => null,
        };
        sheet.Score(EvaluationMetric.Completeness, completeness, Reasons.NoReference);
    }

    /// <summary>
    /// The harmonic mean of the share of the answer's words that the reference says and the share of the reference's words that the answer says, each word as
    /// often as it stands there (Rajpurkar et al., "SQuAD", EMNLP 2016, section 6.1), over stemmed words without stop words. Null when the reference has none.
    /// </summary>
    internal static double? TokenF1(string answer, string reference)
    {
        var (said, expected) = (Counts(answer), Counts(reference));
        if (expected.Count == 0)
        {
            return null;
        }

        var common = said.Sum(word => Math.Min(word.Value, expected.GetValueOrDefault(word.Key)));
        return common == 0 ? 0 : 2.0 * common / (said.Values.Sum() + expected.Values.Sum());
    }

    private static Dictionary<string, int> Counts(string text) =>
        Terms.Of(text).GroupBy(term => term, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
}
