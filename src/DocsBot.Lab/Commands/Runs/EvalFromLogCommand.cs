using System.CommandLine;
using System.Globalization;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Scenarios;

namespace DocsBot.Lab.Commands.Runs;

/// <summary><c>eval from-log</c>: makes a scenario file of the questions that readers rated.</summary>
internal static class EvalFromLogCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var places = new LabOptions();
        var file = new Option<string>("--output") { Description = "The scenario file to write.", HelpName = "FILE", Required = true };
        var name = new Option<string>("--name") { Description = "The set's name. Default: from-log.", HelpName = "NAME", DefaultValueFactory = _ => "from-log" };
        var most = new Option<int>("--most") { Description = "The most questions, the newest. Default 500.", HelpName = "N", DefaultValueFactory = _ => 500 };
        var reviewed = new Option<bool>("--reviewed") { Description = "Takes what people reviewed instead of what readers found helpful: the pages and answers that they accepted." };
        var force = new Option<bool>("--force") { Description = "Replaces a file that is there already." };
        var verbose = EvalOptions.Verbose();
        var command = new Command("from-log", "Makes a scenario file of questions in the interaction log whose answers readers found helpful, or people reviewed.") { file, name, most, reviewed, force, verbose };
        most.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--most needs a whole number from 1.");
            }
        });
        places.AddTo(command);
        command.SetAction((parsed, stop) => EvalRun.GuardAsync(
            parsed,
            verbose,
            async (output, log) =>
            {
                var path = parsed.GetRequiredValue(file);
                if (File.Exists(path) && !parsed.GetValue(force))
                {
                    throw new EvaluationSetException(path, line: null, "it is there already. Name another file, or replace it with --force.");
                }

                await using var engine = LabEngine.Open(places.Read(parsed));
                var isReviewed = parsed.GetValue(reviewed);
                var cases = await (isReviewed ? LoggedQuestions.ReviewedAsync(engine.Log, parsed.GetValue(most), stop) : LoggedQuestions.HelpfulAsync(engine.Log, parsed.GetValue(most), stop));
                if (cases.Count == 0)
                {
                    log.Warn($"No answer in {engine.Log.Name} was {(isReviewed ? "reviewed" : "found helpful")} yet, or none that can be asked again. Nothing is written.");
                    return Failed;
                }

                Write(path, new ScenarioFile(parsed.GetRequiredValue(name), cases), isReviewed);
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{cases.Count:N0} cases in {path}.{(isReviewed ? "" : " Read them before you trust them: a thumb up is not a review.")}"));
                return 0;
            },
            stop));
        return command;
    }

    private static void Write(string path, ScenarioFile scenario, bool isReviewed)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

            // Written beside and moved: an interruption leaves no half file.
            var half = $"{path}.tmp";
            using (var writer = new StreamWriter(half))
            {
                ScenarioWriter.Write(scenario, isReviewed ? "Questions of readers with what people who reviewed the answers accepted." : "Questions of readers with the answers that they found helpful.", writer);
            }

            File.Move(half, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationSetException(path, line: null, $"it cannot be written: {e.Message}", e);
        }
    }
}
