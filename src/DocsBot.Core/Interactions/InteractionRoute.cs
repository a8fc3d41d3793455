namespace DocsBot.Core.Interactions;

/// <summary>Why an interaction got its prompt.</summary>
/// <param name="Domain">The kind of question, for example <c>how-to</c>.</param>
/// <param name="Reason">What decided it, for the operator: the rule, the model, or that nothing else did.</param>
/// <param name="Experiment">The experiment that chose the version; null when none did.</param>
/// <param name="Arm">The arm of the experiment, as <c>how_to@v2</c>; null when there was no experiment.</param>
public sealed record InteractionRoute(string Domain, string Reason, string? Experiment = null, string? Arm = null);
