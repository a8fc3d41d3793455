using System.Globalization;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Reports.Html;

/// <summary>What the report of an evaluation shows.</summary>
public sealed record EvaluationReportModel
{
    /// <summary>The run, with its cases.</summary>
    public required EvaluationRun Run { get; init; }

    /// <summary>Each variant by itself.</summary>
    public required IReadOnlyList<RunSummary> Summaries { get; init; }

    /// <summary>Each variant but the first, beside the first.</summary>
    public required IReadOnlyList<ComparisonSection> Comparisons { get; init; }

    /// <summary>What is compared, for the heading.</summary>
    public string Title => string.Join(" → ", Run.Variants.Select(variant => variant.Label));

    /// <summary>Why calls failed, with how often, by variant and most frequent first.</summary>
    public IReadOnlyList<(string Label, string Reason, int Results)> Failures =>
    [
        .. Run.Cases.Where(result => result.Failure is not null)
            .GroupBy(result => (result.Variant, Reason: result.Failure!))
            .OrderBy(group => group.Key.Variant).ThenByDescending(group => group.Count())
            .Select(group => (Run.Variants[group.Key.Variant].Label, group.Key.Reason, group.Count())),
    ];

    /// <summary>Why the judge gave no verdict, with how often.</summary>
    public IReadOnlyList<(string Reason, int Verdicts)> JudgeFaults =>
    [
        .. Run.Cases.SelectMany(result => result.Judgements).Select(judgement => judgement.Fault).Concat(Run.Pairs.Select(pair => pair.Fault))
            .OfType<string>().CountBy(fault => fault, StringComparer.Ordinal).OrderByDescending(fault => fault.Value).Select(fault => (fault.Key, fault.Value)),
    ];

    /// <summary>The command that asks the same again. Of a set only its name is known, not its folder.</summary>
    public string Command
    {
        get
        {
            var sets = string.Concat(Run.Sets.Select(set => $" --set {set.Name}"));
            var trials = Run.Trials > 1 ? string.Create(CultureInfo.InvariantCulture, $" --trials {Run.Trials}") : "";
            return $"lab eval run --prompts {string.Join(",", Run.Variants.Select(variant => variant.Label))}{sets}{trials}";
        }
    }

    /// <summary>Makes the model of a run.</summary>
    public static EvaluationReportModel Of(EvaluationRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new EvaluationReportModel
        {
            Run = run,
            Summaries = [.. run.Variants.Select((_, variant) => RunSummary.Of(run, variant))],
            Comparisons = [.. Enumerable.Range(1, run.Variants.Count - 1).Select(variant => ComparisonSection.Of(run, variant))],
        };
    }
}
