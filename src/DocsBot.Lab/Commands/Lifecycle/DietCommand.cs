using System.CommandLine;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Commands.Runs;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Diet;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands.Lifecycle;

/// <summary><c>diet</c>: what each fragment and example of a prompt costs and brings.</summary>
internal sealed class DietCommand
{
    private const int Failed = 1;

    private readonly Argument<string> _version = new("version") { Description = "A version such as answer@v4." };
    private readonly Option<string[]> _sets = new Option<string[]>("--set") { Description = "The questions: a folder with corpus.jsonl, queries.jsonl and qrels.tsv, or a scenario file (.yaml). May be given several times.", HelpName = "DIR|FILE", Required = true };
    private readonly Option<string?> _docs = new Option<string?>("--docs") { Description = "Asks scenario files of a temporary index of this folder of documentation instead of the index of the data folder.", HelpName = "DIR" };
    private readonly Option<bool> _sections = new Option<bool>("--sections") { Description = "Takes the sections of the template out as well." };
    private readonly Option<string[]> _metrics = new Option<string[]>("--metric") { Description = "A metric of quality, a share of which more is better; may be repeated. Default: groundedness, correctness and citation_recall.", HelpName = "METRIC" };
    private readonly Option<int> _trials = new Option<int>("--trials") { Description = "How often each question is asked of each variant. Default 1.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _parallel = new Option<int>("--parallel") { Description = "How many questions are asked at once. Default 4.", HelpName = "N", DefaultValueFactory = _ => 4 };
    private readonly Option<int?> _most = new Option<int?>("--most") { Description = "The most questions of each set, evenly from its beginning to its end.", HelpName = "N" };
    private readonly Option<decimal?> _mostCost = new Option<decimal?>("--most-cost") { Description = "Begins no question after this cost of model calls, by the configured prices.", HelpName = "COST" };
    private readonly Option<bool> _judge = new Option<bool>("--judge") { Description = "Has a language model judge the answers too, for the metrics judge_groundedness and judge_correctness." };
    private readonly Option<bool> _resume = new Option<bool>("--resume") { Description = "Goes on with the newest run that asks the same and was interrupted." };
    private readonly Option<bool> _verbose = EvalOptions.Verbose();
    private readonly LabOptions _places = new();

    private DietCommand()
    {
    }

    public static Command Create()
    {
        var diet = new DietCommand();
        var command = new Command("diet", "Takes each part of a prompt out and says what the answers are without it, and what it costs.")
        {
            diet._version, diet._sets, diet._docs, diet._sections, diet._metrics, diet._trials, diet._parallel, diet._most, diet._mostCost, diet._judge, diet._resume, diet._verbose,
        };
        diet._places.AddTo(command);
        command.SetAction((parsed, stop) => EvalRun.GuardAsync(parsed, diet._verbose, (output, log) => diet.RunAsync(parsed, output, log, stop), stop));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, TextWriter output, EvaluationLog log, CancellationToken cancellationToken)
    {
        var version = PromptReference.TryParse(parsed.GetRequiredValue(_version), out var reference)
            ? reference
            : throw new VariantException($"'{parsed.GetRequiredValue(_version)}' is no version. Write the name and the number, as in answer@v4.");
        var metrics = MetricsOf(parsed.GetValue(_metrics));
        await using var engine = LabEngine.Open(_places.Read(parsed));
        var request = RunRequests.Of(SettingsOf(parsed, version), engine, new RunProgress(log));
        var plan = DietPlan.Of(engine, version, parsed.GetValue(_sections), request.Sets);
        log.Warn(FormattableString.Invariant($"{plan.Ablated.Count} parts are taken out one at a time: {plan.Variants.Count} variants of {plan.Prompt} are asked each question."));
        var outcome = await new EvaluationRunner(engine, new EvaluationStore(engine.Data), TimeProvider.System).RunAsync(request with { Variants = plan.Variants }, cancellationToken);
        DietText.Write(DietReport.Of(plan, outcome.Run, metrics), output);
        if (!outcome.IsComplete)
        {
            log.Warn("Stopped at the cost limit. The same command with a higher --most-cost and --resume goes on.");
        }

        return outcome.IsComplete && outcome.Run.Cases.Any(result => result.Failure is null) ? 0 : Failed;
    }

    private EvalRunSettings SettingsOf(ParseResult parsed, PromptReference version) => new()
    {
        Places = _places.Read(parsed),
        Prompts = [version],
        Sets = parsed.GetRequiredValue(_sets),
        Docs = parsed.GetValue(_docs),
        Trials = AtLeastOne(parsed, _trials),
        Parallel = AtLeastOne(parsed, _parallel),
        Most = parsed.GetValue(_most) is { } most && most < 1 ? throw new VariantException("--most needs a whole number from 1.") : parsed.GetValue(_most),
        MostCost = parsed.GetValue(_mostCost),
        Judge = parsed.GetValue(_judge),
        JudgeRepeats = 1,
        Thresholds = [],
        Resume = parsed.GetValue(_resume),
    };

    private static IReadOnlyList<string> MetricsOf(string[]? names)
    {
        foreach (var name in names ?? [])
        {
            if (EvaluationMetric.Find(name) is not { Unit: MetricUnit.Share, HigherIsBetter: true })
            {
                throw new VariantException($"--metric '{name}' is no metric of quality. Known: {string.Join(", ", EvaluationMetric.All.Where(metric => metric is { Unit: MetricUnit.Share, HigherIsBetter: true }).Select(metric => metric.Name))}.");
            }
        }

        return names is { Length: > 0 } ? names : Quality.Usual;
    }

    private static int AtLeastOne(ParseResult parsed, Option<int> option) =>
        parsed.GetValue(option) is >= 1 and var value ? value : throw new VariantException($"{option.Name} needs a whole number from 1.");
}
