namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>What a run's calls to models came to.</summary>
/// <param name="Asked">Calls that were made.</param>
/// <param name="Recalled">Calls whose replies were recalled from an earlier run.</param>
/// <param name="Spent">What the calls that were made cost by the configured prices, as far as it is known.</param>
/// <param name="Kept">Results that an interrupted run had already.</param>
public sealed record RunCalls(int Asked, int Recalled, decimal Spent, int Kept);
