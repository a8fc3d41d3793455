using System.CommandLine;
using DocsBot.Core.Curation;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Review.Matching;
using DocsBot.Providers.Configuration;

namespace DocsBot.Lab.Commands.Review;

/// <summary><c>review matching</c>: measures on evaluation sets how often a curated answer would be served to another question than its own.</summary>
internal static class ReviewMatchingCommand
{
    public static Command Create()
    {
        var sets = EvalOptions.Sets();
        var verbose = EvalOptions.Verbose();
        var config = new LabOptions().Config;
        var command = new Command("matching", "Measures how often an accepted answer would be served to another question than its own.") { sets, config, verbose };
        command.SetAction((parsed, stop) => EvalRun.GuardAsync(
            parsed,
            verbose,
            async (output, log) =>
            {
                var options = ConfigurationCheck.Read<CurationOptions>(LabConfiguration.Read(new LabPlaces(Config: parsed.GetValue(config))), CurationOptions.Section);
                long pairs = 0;
                var near = new List<MatchedPair>();
                foreach (var folder in parsed.GetRequiredValue(sets))
                {
                    var set = EvaluationSet.Read(folder);
                    var (compared, found) = await log.StepAsync(set.Name, "comparing the questions", () => MatchingMeasure.RunAsync(set, stop));
                    pairs += compared;
                    near.AddRange(found);
                }

                MatchingReport.Write(pairs, near, options, output);
            },
            stop));
        return command;
    }
}
