using System.CommandLine;
using System.Text.Json;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Answers;
using DocsBot.Lab.Reports;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Commands;

/// <summary><c>eval answers</c>: asks the questions of each set through the answer pipeline with the extractive model and prints how much of the known answers it says.</summary>
internal static class EvalAnswersCommand
{
    private const int ForeignQuestions = 40;

    public static Command Create()
    {
        var sets = EvalOptions.Sets();
        var abstain = new Option<string?>("--abstain")
        {
            Description = "A folder with a queries.jsonl of questions that the corpora of the sets it names should not answer.",
            HelpName = "DIR",
        };
        var json = new Option<bool>("--json") { Description = "Prints JSON objects, one a line: one a set, one a row of abstentions, one for the calibration." };
        var fit = new Option<bool>("--fit")
        {
            Description = $"Also asks each corpus {ForeignQuestions} questions of each other set, as the kind {OtherSets.Kind}, and prints the weights of the confidence fitted anew. Not with --json.",
        };
        var show = new Option<int>("--show") { Description = "Also prints this many answers of each set, evenly from its beginning to its end, for reading. Not with --json.", HelpName = "COUNT" };
        var verbose = EvalOptions.Verbose();
        var command = new Command("answers", "Measures how much of the known answers the extractive model says, and how well it knows when to say nothing.") { sets, abstain, json, fit, show, verbose };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(json) && (parsed.GetValue(fit) || parsed.GetValue(show) > 0))
            {
                parsed.AddError("The option --json does not go together with --fit or --show.");
            }
        });
        command.SetAction((parsed, stop) => EvalRun.GuardAsync(
            parsed,
            verbose,
            (output, log) => RunAsync(
                new Request(parsed.GetRequiredValue(sets), parsed.GetValue(abstain), parsed.GetValue(json), parsed.GetValue(fit), parsed.GetValue(show)), output, log, stop),
            stop));
        return command;
    }

    private static async Task RunAsync(Request request, TextWriter output, EvaluationLog log, CancellationToken cancellationToken)
    {
        // Everything is read before the first set is run: a mistyped folder shows at once, not after minutes.
        var sets = request.Folders.Select(EvaluationSet.Read).ToList();
        var abstain = AbstainSet.None;
        if (request.Abstain is { } folder)
        {
            abstain = AbstainSet.Read(folder);
            sets.AddRange(abstain.MissingSets(folder, sets).ToList());
        }

        var prompts = PromptFolder.Load(Path.Combine(AppContext.BaseDirectory, "prompts"));
        var scores = new List<AnswerScores>();
        var decisions = new List<Decision>();
        foreach (var set in sets)
        {
            var step = request.Show > 0 ? Math.Max(1, set.Questions.Count / request.Show) : int.MaxValue;
            var evaluator = new AnswerEvaluator((i, question, trial, gold) =>
            {
                if (i % step == step - 1)
                {
                    AnswersReport.Write(question, trial, gold, output);
                }
            });
            await using var bench = await log.StepAsync(set.Name, "ingest", () => AnswerBench.BuildAsync(set, prompts, cancellationToken));
            foreach (var (page, reason) in bench.Failed)
            {
                log.Warn($"{set.CorpusFile}: page {page} is not in the index: {reason}");
            }

            log.Tell(set.Name, "sets ingested", scores.Count + 1, sets.Count);
            var unanswerable = abstain.ByCorpus.GetValueOrDefault(set.Name, []).Concat(request.Fit ? OtherSets.QuestionsFor(set, sets, ForeignQuestions) : []);
            scores.Add(await log.StepAsync(set.Name, "answers", () => evaluator.EvaluateAsync(set, bench, unanswerable, cancellationToken)));
            decisions.AddRange(evaluator.Decisions);
        }

        Print(scores, decisions, request, output);
    }

    private static void Print(IReadOnlyList<AnswerScores> scores, IReadOnlyList<Decision> decisions, Request request, TextWriter output)
    {
        var abstentions = AbstainEvaluator.Score(decisions);
        var calibration = AbstainEvaluator.Calibrate(decisions);
        if (request.Json)
        {
            string[] lines =
            [
                .. scores.Select(score => JsonSerializer.Serialize(score, LabJson.Default.AnswerScores)),
                .. abstentions.Select(row => JsonSerializer.Serialize(row, LabJson.Default.AbstainScores)),
                JsonSerializer.Serialize(calibration, LabJson.Default.CalibrationScores),
            ];
            Array.ForEach(lines, output.WriteLine);
            return;
        }

        AnswersReport.Write(scores, output);
        if (abstentions.Count > 0)
        {
            output.WriteLine();
            AnswersReport.Write(abstentions, output);
        }

        output.WriteLine();
        AnswersReport.Write(calibration, output);
        if (request.Fit)
        {
            output.WriteLine();
            AnswersReport.Write(ConfidenceFit.Fit(decisions), output);
        }
    }

    private sealed record Request(IReadOnlyList<string> Folders, string? Abstain, bool Json, bool Fit, int Show);
}
