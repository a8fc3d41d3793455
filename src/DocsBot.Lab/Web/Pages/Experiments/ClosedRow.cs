namespace DocsBot.Lab.Web.Pages.Experiments;

/// <summary>An arm that broke a guardrail, as the log holds it.</summary>
internal sealed record ClosedRow
{
    public required string Experiment { get; init; }

    public required string Arm { get; init; }

    public required string Sha256 { get; init; }

    public required string ClosedAt { get; init; }

    public required string Reason { get; init; }
}
