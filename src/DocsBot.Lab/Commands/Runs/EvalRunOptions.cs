using System.CommandLine;
using System.CommandLine.Parsing;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Commands.Runs;

/// <summary>The options of <c>eval run</c>.</summary>
internal sealed class EvalRunOptions
{
    private readonly LabOptions _places = new();

    private readonly Option<string[]> _prompts = new Option<string[]>("--prompts")
    {
        Description = "The versions to compare, as answer@v3,answer@v4; each answers every question. Without it, the prompts in force are evaluated as they are routed.", HelpName = "VERSIONS",
    };

    private readonly Option<string[]> _sets = new Option<string[]>("--set")
    {
        Description = "The questions: a folder with corpus.jsonl, queries.jsonl and qrels.tsv, or a scenario file (.yaml). May be given several times.", HelpName = "DIR|FILE", Required = true,
    };

    private readonly Option<string?> _docs = new Option<string?>("--docs") { Description = "Asks scenario files of a temporary index of this folder of documentation instead of the index of the data folder.", HelpName = "DIR" };

    private readonly Option<string?> _abstain = new Option<string?>("--abstain") { Description = "A folder with a queries.jsonl of questions that the corpora of the sets should not answer.", HelpName = "DIR" };

    private readonly Option<int> _trials = Whole(new Option<int>("--trials") { Description = "How often each question is asked of each version. Default 1.", HelpName = "N", DefaultValueFactory = _ => 1 });

    private readonly Option<int> _parallel = Whole(new Option<int>("--parallel") { Description = "How many questions are asked at once. Default 4.", HelpName = "N", DefaultValueFactory = _ => 4 });

    private readonly Option<int?> _most = new Option<int?>("--most") { Description = "The most questions of each set, evenly from its beginning to its end.", HelpName = "N" };

    private readonly Option<decimal?> _mostCost = new Option<decimal?>("--most-cost") { Description = "Begins no question after this cost of model calls, by the configured prices.", HelpName = "COST" };

    private readonly Option<bool> _judge = new Option<bool>("--judge") { Description = "Has a language model judge the answers too, by the prompts judge_groundedness, judge_correctness and judge_pairwise." };

    private readonly Option<string?> _judgeModel = new Option<string?>("--judge-model") { Description = "Which of the configured models judges. Default: the first language model.", HelpName = "NAME" };

    private readonly Option<int> _judgeRepeats = Whole(new Option<int>("--judge-repeats") { Description = "How often the judge is asked for each verdict. Default 3.", HelpName = "N", DefaultValueFactory = _ => 3 });

    private readonly Option<string?> _labels = new Option<string?>("--labels") { Description = "A file of what people said of answers, to see how far the judge agrees.", HelpName = "FILE" };

    private readonly Option<string?> _baseline = new Option<string?>("--baseline")
    {
        Description = "What the versions are compared with: a version, or a stored run. The exit code is 1 when a version is shown to be worse. Without it, the first version, and no gate.", HelpName = "RUN|VERSION",
    };

    private readonly Option<string[]> _failBelow = new Option<string[]>("--fail-below") { Description = "Exit code 1 when a version's mean is lower, as groundedness=0.9. May be given several times.", HelpName = "METRIC=VALUE" };

    private readonly Option<string[]> _failAbove = new Option<string[]>("--fail-above") { Description = "Exit code 1 when a version's mean is higher, as leakage=0. May be given several times.", HelpName = "METRIC=VALUE" };

    private readonly Option<bool> _resume = new Option<bool>("--resume") { Description = "Goes on with the newest run that asks the same and was interrupted." };

    private readonly Option<bool> _json = new Option<bool>("--json") { Description = "Prints one JSON object." };

    private readonly Option<string?> _junit = new Option<string?>("--junit") { Description = "Also writes the results as JUnit XML, for CI.", HelpName = "FILE" };

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_prompts, _sets, _docs, _abstain, _trials, _parallel, _most, _mostCost, _judge, _judgeModel, _judgeRepeats, _labels, _baseline, _failBelow, _failAbove, _resume, _json, _junit])
        {
            command.Add(option);
        }

        _places.AddTo(command);
        command.Validators.Add(Validate);
    }

    /// <summary>What the command line says.</summary>
    public EvalRunSettings Read(ParseResult parsed)
    {
        var prompts = References(parsed.GetValue(_prompts));
        var baseline = parsed.GetValue(_baseline);
        if (baseline is not null && PromptReference.TryParse(baseline, out var reference) && !prompts.Contains(reference))
        {
            prompts = [reference, .. prompts];
        }

        return new EvalRunSettings
        {
            Places = _places.Read(parsed),
            Prompts = prompts,
            Sets = parsed.GetRequiredValue(_sets),
            Docs = parsed.GetValue(_docs),
            Abstain = parsed.GetValue(_abstain),
            Trials = parsed.GetValue(_trials),
            Parallel = parsed.GetValue(_parallel),
            Most = parsed.GetValue(_most),
            MostCost = parsed.GetValue(_mostCost),
            Judge = parsed.GetValue(_judge),
            JudgeModel = parsed.GetValue(_judgeModel),
            JudgeRepeats = parsed.GetValue(_judgeRepeats),
            Labels = parsed.GetValue(_labels),
            Baseline = baseline,
            Thresholds = [.. Thresholds(parsed.GetValue(_failBelow), higherIsBetter: true).Concat(Thresholds(parsed.GetValue(_failAbove), higherIsBetter: false)).Select(read => read.Threshold).OfType<Threshold>()],
            Resume = parsed.GetValue(_resume),
            Json = parsed.GetValue(_json),
            JUnit = parsed.GetValue(_junit),
        };
    }

    private void Validate(CommandResult parsed)
    {
        foreach (var text in Split(parsed.GetValue(_prompts)).Where(text => !PromptReference.TryParse(text, out _)))
        {
            parsed.AddError($"--prompts: '{text}' names no version of a prompt. Write it as answer@v3.");
        }

        foreach (var (_, fault) in Thresholds(parsed.GetValue(_failBelow), higherIsBetter: true).Concat(Thresholds(parsed.GetValue(_failAbove), higherIsBetter: false)).Where(read => read.Fault is not null))
        {
            parsed.AddError(fault!);
        }

        if (parsed.GetValue(_most) < 1)
        {
            parsed.AddError("--most needs a whole number from 1.");
        }

        if (parsed.GetValue(_mostCost) <= 0)
        {
            parsed.AddError("--most-cost needs a cost above 0.");
        }

        if (!parsed.GetValue(_judge) && (parsed.GetValue(_judgeModel) is not null || parsed.GetValue(_labels) is not null))
        {
            parsed.AddError("--judge-model and --labels need --judge.");
        }
    }

    private static IReadOnlyList<PromptReference> References(string[]? texts) =>
        [.. Split(texts).Select(text => PromptReference.TryParse(text, out var reference) ? reference : null).OfType<PromptReference>()];

    private static IEnumerable<string> Split(string[]? texts) => (texts ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<(Threshold? Threshold, string? Fault)> Thresholds(string[]? texts, bool higherIsBetter) =>
        (texts ?? []).Select(text => (Threshold.TryParse(text, higherIsBetter, out var threshold, out var fault) ? threshold : null, fault));

    private static Option<int> Whole(Option<int> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{option.Name} needs a whole number from 1.");
            }
        });
        return option;
    }
}
