using System.CommandLine;
using DocsBot.Lab.Analysis.Clusters.Quality;
using DocsBot.Lab.Evaluation;

namespace DocsBot.Lab.Commands.ErrorAnalysis;

/// <summary><c>clusters measure</c>: how well questions are put together whose groups are known.</summary>
internal static class ClustersMeasureCommand
{
    public static Command Create()
    {
        var sets = new Option<string[]>("--set") { Description = "A folder with an evaluation set, whose questions belong together when the same page answers them. May be given several times.", HelpName = "DIR" };
        var command = new Command("measure", "Measures the clusters on made questions of known topics, and on evaluation sets.") { sets };
        command.SetAction((parsed, stop) => AnalysisRun.GuardAsync(
            parsed,
            (output, _) =>
            {
                var made = new[] { (Topics: 40, Questions: 600), (Topics: 150, Questions: 3_000) }
                    .Select(size => ClusterMeasurement.Of($"made, {size.Topics} topics", ParaphrasedTopics.Make(size.Topics, size.Questions, seed: 1), stop));
                var given = (parsed.GetValue(sets) ?? []).Select(EvaluationSet.Read).Select(set => ClusterMeasurement.Of(set.Name, ClusterMeasurement.QuestionsOf(set), stop));
                ClusterMeasurementText.Write([.. made, .. given], output);
                return Task.FromResult(0);
            },
            stop));
        return command;
    }
}
