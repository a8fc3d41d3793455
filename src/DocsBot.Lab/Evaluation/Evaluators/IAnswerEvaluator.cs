namespace DocsBot.Lab.Evaluation.Evaluators;

/// <summary>Measures an answer by rules, in one or several metrics. What it cannot measure it says on the sheet, and gives no score.</summary>
internal interface IAnswerEvaluator
{
    /// <summary>Measures.</summary>
    /// <param name="answer">The answer with all that is known of the question.</param>
    /// <param name="sheet">Where scores go, and the reasons why there is none.</param>
    void Evaluate(EvaluatedAnswer answer, ScoreSheet sheet);
}
