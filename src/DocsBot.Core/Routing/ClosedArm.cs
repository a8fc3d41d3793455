namespace DocsBot.Core.Routing;

/// <summary>An arm that broke a guardrail: its share of the conversations goes to the control.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Arm">The arm, as <c>how_to@v2</c>.</param>
/// <param name="Sha256">The hash of its template: another text of the same version may run anew.</param>
/// <param name="ClosedAt">When, in UTC.</param>
/// <param name="Reason">The bound and the figure that broke it, for the operator.</param>
/// <param name="Figures">The arm's figures at that time.</param>
public sealed record ClosedArm(string Experiment, string Arm, string Sha256, DateTimeOffset ClosedAt, string Reason, ArmFigures Figures);
