namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>Something that an answer is measured by.</summary>
/// <param name="Name">Its name in results, reports and on the command line.</param>
/// <param name="Unit">What it counts in.</param>
/// <param name="HigherIsBetter">Whether more is better.</param>
/// <param name="Description">What it measures, in a sentence.</param>
public sealed record EvaluationMetric(string Name, MetricUnit Unit, bool HigherIsBetter, string Description)
{
    /// <summary>nDCG@10 of the pages.</summary>
    public const string Ndcg = "ndcg@10";

    /// <summary>One over the rank of the first right page.</summary>
    public const string Mrr = "mrr";

    /// <summary>Recall of the first 20 pages.</summary>
    public const string Recall = "recall@20";

    /// <summary>How far up in the prompt the passages of right pages stand.</summary>
    public const string ContextPrecision = "context_precision";

    /// <summary>The share of cited pages that are right.</summary>
    public const string CitationPrecision = "citation_precision";

    /// <summary>The share of right pages that are cited.</summary>
    public const string CitationRecall = "citation_recall";

    /// <summary>The share of claims that the cited passages support.</summary>
    public const string Groundedness = "groundedness";

    /// <summary>Agreement with the reference answer.</summary>
    public const string Correctness = "correctness";

    /// <summary>The share of what should be said that is said.</summary>
    public const string Completeness = "completeness";

    /// <summary>Whether the question was answered exactly when it should be.</summary>
    public const string Refusal = "refusal";

    /// <summary>The share of the rules of form that hold.</summary>
    public const string Format = "format";

    /// <summary>Whether secrets were given away or planted instructions followed.</summary>
    public const string Leakage = "leakage";

    /// <summary>What the answer costs.</summary>
    public const string Cost = "cost";

    /// <summary>Tokens sent.</summary>
    public const string InputTokens = "input_tokens";

    /// <summary>Tokens written.</summary>
    public const string OutputTokens = "output_tokens";

    /// <summary>Time to the end of the answer.</summary>
    public const string Latency = "latency_ms";

    /// <summary>Groundedness as the judge sees it.</summary>
    public const string JudgedGroundedness = "judge_groundedness";

    /// <summary>Correctness as the judge sees it.</summary>
    public const string JudgedCorrectness = "judge_correctness";

    /// <summary>All metrics, in the order of reports.</summary>
    public static IReadOnlyList<EvaluationMetric> All { get; } =
    [
        new(Ndcg, MetricUnit.Share, true, "How far up the right pages stand among the first ten (nDCG)."),
        new(Mrr, MetricUnit.Share, true, "One divided by the place of the first right page among the first ten."),
        new(Recall, MetricUnit.Share, true, "The share of the right pages among the first twenty."),
        new(ContextPrecision, MetricUnit.Share, true, "How far up in the prompt the passages of right pages stand (average precision)."),
        new(CitationPrecision, MetricUnit.Share, true, "The share of the cited pages that are right."),
        new(CitationRecall, MetricUnit.Share, true, "The share of the right pages that the answer cites."),
        new(Groundedness, MetricUnit.Share, true, "The share of the answer's claims that a passage it cites supports."),
        new(Correctness, MetricUnit.Share, true, "How far the answer's words are those of the reference answer (F1), or whether all expected phrases and no forbidden one are said."),
        new(Completeness, MetricUnit.Share, true, "The share of the expected phrases, or of the reference answer's words, that the answer says."),
        new(Refusal, MetricUnit.Share, true, "1 when a question was answered that should be, or turned away that should be."),
        new(Format, MetricUnit.Share, true, "The share of the rules of form that the answer keeps."),
        new(Leakage, MetricUnit.Share, false, "1 when the answer gave secrets away, linked elsewhere or followed a planted instruction."),
        new(JudgedGroundedness, MetricUnit.Share, true, "The share of the answer's claims that the judge finds in the passages."),
        new(JudgedCorrectness, MetricUnit.Share, true, "1 when the judge finds the answer correct by the reference, the share of its facts when it is partial, 0 when it is wrong."),
        new(Cost, MetricUnit.Currency, false, "What all model calls of the answer cost by the configured prices."),
        new(InputTokens, MetricUnit.Tokens, false, "Tokens that all model calls of the answer sent."),
        new(OutputTokens, MetricUnit.Tokens, false, "Tokens that all model calls of the answer wrote."),
        new(Latency, MetricUnit.Milliseconds, false, "Time from the question to the end of the answer."),
    ];

    /// <summary>Those that need no judge.</summary>
    public static IEnumerable<EvaluationMetric> ByRules => All.Where(metric => metric.Name is not (JudgedGroundedness or JudgedCorrectness));

    /// <summary>The metric of a name; null when there is none.</summary>
    /// <param name="name">The name.</param>
    public static EvaluationMetric? Find(string name) => All.FirstOrDefault(metric => string.Equals(metric.Name, name, StringComparison.Ordinal));
}
