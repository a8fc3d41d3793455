using System.CommandLine;

namespace DocsBot.Lab.Commands.Drift;

/// <summary><c>drift</c>: the same evaluation again and again, to notice when answers become worse though nobody changed them.</summary>
internal static class DriftCommand
{
    public static Command Create() => new("drift", "Repeats an evaluation on a schedule and shows where its scores change.")
    {
        DriftRunCommand.Create(),
        DriftShowCommand.Create(),
    };

    public static Option<string> Series() => new Option<string>("--series") { Description = "The name of the series. Default: default.", HelpName = "NAME", DefaultValueFactory = _ => "default" };
}
