using System.CommandLine;
using System.Text.Json;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Answers;
using DocsBot.Lab.Reports;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Commands;

/// <summary><c>eval answers</c>: asks the questions of each set through the answer pipeline with the extractive model and prints how much of the known answers it says.</summary>
internal static class EvalAnswersCommand
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    public static Command Create()
    {
        var sets = new Option<string[]>("--set")
        {
            Description = "A folder with corpus.jsonl, queries.jsonl, qrels.tsv and perhaps exclude.tsv. May be given several times.",
            HelpName = "DIR",
            Required = true,
        };
        var abstain = new Option<string?>("--abstain")
        {
            Description = "A folder with a queries.jsonl of questions that the corpora of the sets it names should not answer.",
            HelpName = "DIR",
        };
        var json = new Option<bool>("--json") { Description = "Prints JSON objects, one a line: one a set, one a row of abstentions, one for the calibration." };
        var command = new Command("answers", "Measures how much of the known answers the extractive model says, and how well it knows when to say nothing.") { sets, abstain, json };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetRequiredValue(sets), parsed.GetValue(abstain), parsed.GetValue(json), (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error), stop));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> folders, string? abstainFolder, bool json, (TextWriter Output, TextWriter Errors) console, CancellationToken cancellationToken)
    {
        try
        {
            // Everything is read before the first set is run: a mistyped folder shows at once, not after minutes.
            var sets = folders.Select(EvaluationSet.Read).ToList();
            var abstain = abstainFolder is null ? AbstainSet.None : AbstainSet.Read(abstainFolder);
            sets.AddRange(abstainFolder is null ? [] : abstain.MissingSets(abstainFolder, sets).ToList());
            var prompts = PromptFolder.Load(Path.Combine(AppContext.BaseDirectory, "prompts"));

            var evaluator = new AnswerEvaluator(abstain);
            var scores = new List<AnswerScores>();
            foreach (var set in sets)
            {
                using var bench = await AnswerBench.BuildAsync(set, prompts, cancellationToken);
                foreach (var (page, reason) in bench.Failed)
                {
                    await console.Errors.WriteLineAsync($"{set.CorpusFile}: page {page} is not in the index: {reason}");
                }

                scores.Add(await evaluator.EvaluateAsync(set, bench, cancellationToken));
            }

            Print(scores, evaluator.Decisions, json, console.Output);
            return 0;
        }
        catch (Exception e) when (e is EvaluationSetException or IndexUnavailableException or PromptException)
        {
            await console.Errors.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await console.Errors.WriteLineAsync("Interrupted; the temporary index is deleted.");
            return Interrupted;
        }
    }

    private static void Print(IReadOnlyList<AnswerScores> scores, IReadOnlyList<Decision> decisions, bool json, TextWriter output)
    {
        var abstentions = AbstainEvaluator.Score(decisions);
        var calibration = AbstainEvaluator.Calibrate(decisions);
        if (json)
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
    }
}
