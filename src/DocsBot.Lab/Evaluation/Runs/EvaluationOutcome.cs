namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>What came of an evaluation.</summary>
/// <param name="Run">The run, with its cases.</param>
/// <param name="IsComplete">Whether all of it was asked; otherwise the cost limit stopped it.</param>
/// <param name="Kept">Results that an interrupted run had already.</param>
/// <param name="Asked">Calls to models that were made.</param>
/// <param name="Recalled">Calls to models whose replies were recalled.</param>
/// <param name="Spent">What the calls that were made cost by the configured prices.</param>
internal sealed record EvaluationOutcome(EvaluationRun Run, bool IsComplete, int Kept, int Asked, int Recalled, decimal Spent);
