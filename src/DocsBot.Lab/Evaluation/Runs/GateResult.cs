namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>Whether a gate lets a version through.</summary>
/// <param name="Name">The gate with its version, such as <c>groundedness of answer@v4 at least 0.9</c>.</param>
/// <param name="IsPassed">Whether it does.</param>
/// <param name="Message">What was measured.</param>
public sealed record GateResult(string Name, bool IsPassed, string Message);
