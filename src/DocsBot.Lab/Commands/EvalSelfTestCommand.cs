using System.CommandLine;
using DocsBot.Lab.Evaluation.SelfTest;
using DocsBot.Lab.Reports;

namespace DocsBot.Lab.Commands;

/// <summary><c>eval selftest</c>: runs the Lab's statistics on simulated evaluations whose truth is known.</summary>
internal static class EvalSelfTestCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "Simulated evaluations for each kind of score and each number of questions.", HelpName = "N", DefaultValueFactory = _ => 1_000 };
        runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--runs needs a whole number from 1.");
            }
        });
        var command = new Command("selftest", "Checks the statistics: false alarms on equal versions, and how often the intervals hold the truth.") { runs };
        command.SetAction(parsed =>
        {
            var console = parsed.InvocationConfiguration;
            var faults = SelfTestReport.Write(StatisticsSelfTest.Run(parsed.GetValue(runs), CancellationToken.None), console.Output);
            foreach (var fault in faults)
            {
                console.Error.WriteLine(fault);
            }

            return faults.Count == 0 ? 0 : Failed;
        });
        return command;
    }
}
