using System.CommandLine;

namespace DocsBot.Lab.Commands.Review;

/// <summary><c>review</c>: the human part of the loop, for scripts.</summary>
internal static class ReviewCommand
{
    public static Command Create() => new("review", "Reviews answers, and keeps those that people accepted.")
    {
        ReviewListCommand.Create(),
        ReviewNextCommand.Create(),
        ReviewShowCommand.Create(),
        ReviewAddCommand.Create(),
        ReviewJudgeCommand.Create(),
        ReviewAgreementCommand.Create(),
        ReviewExportCommand.Create(),
        ReviewExpireCommand.Create(),
        ReviewMatchingCommand.Create(),
    };
}
