using DocsBot.Core.Prompts;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Commands.Runs;

/// <summary>What the command line of <c>eval run</c> says.</summary>
internal sealed record EvalRunSettings
{
    public required LabPlaces Places { get; init; }

    public required IReadOnlyList<PromptReference> Prompts { get; init; }

    public required IReadOnlyList<string> Sets { get; init; }

    public string? Docs { get; init; }

    public string? Abstain { get; init; }

    public required int Trials { get; init; }

    public required int Parallel { get; init; }

    public int? Most { get; init; }

    public decimal? MostCost { get; init; }

    public bool Judge { get; init; }

    public string? JudgeModel { get; init; }

    public required int JudgeRepeats { get; init; }

    public string? Labels { get; init; }

    public string? Baseline { get; init; }

    public required IReadOnlyList<Threshold> Thresholds { get; init; }

    public bool Resume { get; init; }

    public bool Json { get; init; }

    public string? JUnit { get; init; }
}
