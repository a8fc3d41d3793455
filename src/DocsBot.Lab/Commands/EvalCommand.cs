using System.CommandLine;
using DocsBot.Lab.Commands.Runs;

namespace DocsBot.Lab.Commands;

/// <summary><c>eval</c>: everything that measures.</summary>
internal static class EvalCommand
{
    public static Command Create() => new("eval", "Runs evaluations.")
    {
        EvalRunCommand.Create(),
        EvalCompareCommand.Create(),
        EvalRunsCommand.Create(),
        EvalFromLogCommand.Create(),
        EvalReportCommand.Create(),
        EvalRetrievalCommand.Create(),
        EvalSweepCommand.Create(),
        EvalAnswersCommand.Create(),
        EvalTokensCommand.Create(),
        EvalSelfTestCommand.Create(),
        EvalInjectionCommand.Create(),
    };
}
