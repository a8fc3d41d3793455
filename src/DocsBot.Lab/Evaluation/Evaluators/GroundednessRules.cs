using DocsBot.Core.Answering;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>How many of the answer's claims the passages support that it cites, by the evidence of the citation verifier: of words, numbers and names, not of meaning.</summary>
internal sealed class GroundednessRules : IAnswerEvaluator
{
    /// <inheritdoc />
    public void Evaluate(EvaluatedAnswer answer, ScoreSheet sheet)
    {
        if (!answer.IsAnswered)
        {
            sheet.Miss(EvaluationMetric.Groundedness, Reasons.NotAnswered);
            return;
        }

        var cited = answer.Interaction.Citations.Select(citation => citation.Number).ToHashSet();
        sheet.Score(EvaluationMetric.Groundedness, Groundedness.Of(answer.Text, [.. answer.Sources.Where(source => cited.Contains(source.Number))]), Reasons.NothingClaimed);
    }
}
