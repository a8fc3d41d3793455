using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Web.Components;

namespace DocsBot.Lab.Web.Pages.Evaluations;

/// <summary>An evaluation, and two of its variants side by side.</summary>
/// <param name="Address">The page's address.</param>
/// <param name="Run">The evaluation with its cases.</param>
public sealed record EvaluationModel(PageAddress Address, EvaluationRun Run)
{
    private const int MostCases = 10;

    // What is looked at first, where it was measured.
    private static readonly string[] Telling = [EvaluationMetric.JudgedCorrectness, EvaluationMetric.Correctness, EvaluationMetric.Groundedness, EvaluationMetric.CitationRecall, EvaluationMetric.Refusal, EvaluationMetric.Ndcg];

    /// <summary>Each variant by itself.</summary>
    public required IReadOnlyList<RunSummary> Summaries { get; init; }

    /// <summary>The variant that is compared with, an index.</summary>
    public int Baseline { get; init; }

    /// <summary>The variant that is compared, an index.</summary>
    public int Candidate { get; init; }

    /// <summary>The two side by side; null for a run of one variant, or without a result.</summary>
    public EvaluationComparison? Comparison { get; init; }

    /// <summary>By what the questions are sorted.</summary>
    public required EvaluationMetric Metric { get; init; }

    /// <summary>The questions that became worse, the worst first.</summary>
    public IReadOnlyList<CaseDifference> Worst { get; init; } = [];

    /// <summary>The questions that became better, the best first.</summary>
    public IReadOnlyList<CaseDifference> Best { get; init; } = [];

    /// <summary>The metrics that any variant has a mean in, in the order of reports.</summary>
    public IEnumerable<EvaluationMetric> Metrics => EvaluationMetric.All.Where(metric => Summaries.Any(summary => summary.Means.ContainsKey(metric.Name)));

    /// <summary>Builds it.</summary>
    /// <exception cref="BadHttpRequestException">The address names a variant or a metric that is not there.</exception>
    internal static EvaluationModel Of(PageAddress address, EvaluationRun run, EvaluationComparisons comparisons)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(run);
        var summaries = run.Variants.Select((_, i) => RunSummary.Of(run, i)).ToList();
        var (baseline, candidate) = (VariantOf(run, address.Find("baseline"), 0), VariantOf(run, address.Find("candidate"), run.Variants.Count - 1));
        var model = new EvaluationModel(address, run) { Summaries = summaries, Baseline = baseline, Candidate = candidate, Metric = MetricOf(address, summaries) };
        if (baseline == candidate || run.Cases.Count == 0)
        {
            return model;
        }

        var sign = model.Metric.HigherIsBetter ? 1 : -1;
        var cases = CaseDifference.Of(run, baseline, candidate, model.Metric.Name).Where(one => one.Difference is not null).ToList();
        return model with
        {
            Comparison = comparisons.Of(run, baseline, candidate),
            Worst = [.. cases.Where(one => sign * one.Difference < 0).OrderBy(one => sign * one.Difference).Take(MostCases)],
            Best = [.. cases.Where(one => sign * one.Difference > 0).OrderByDescending(one => sign * one.Difference).Take(MostCases)],
        };
    }

    private static int VariantOf(EvaluationRun run, string? label, int otherwise) => label is null
        ? otherwise
        : run.VariantOf(label) ?? throw new BadHttpRequestException($"This evaluation has no variant {label}. There are: {string.Join(", ", run.Variants.Select(variant => variant.Label))}.");

    private static EvaluationMetric MetricOf(PageAddress address, List<RunSummary> summaries)
    {
        var name = address.Find("metric") ?? Telling.FirstOrDefault(metric => summaries.Exists(summary => summary.Means.ContainsKey(metric))) ?? EvaluationMetric.Correctness;
        return EvaluationMetric.Find(name) ?? throw new BadHttpRequestException($"metric={name} is not known. Known: {string.Join(", ", EvaluationMetric.All.Select(metric => metric.Name))}.");
    }
}
