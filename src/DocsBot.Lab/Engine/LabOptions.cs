using System.CommandLine;

namespace DocsBot.Lab.Engine;

/// <summary>The options by which a command finds what it works on.</summary>
internal sealed class LabOptions
{
    /// <summary><c>--data</c>.</summary>
    public Option<string?> Data { get; } = new("--data") { Description = "The data folder with the index and the interaction log. Default: data/ of the repository.", HelpName = "DIR" };

    /// <summary><c>--prompts-folder</c>.</summary>
    public Option<string?> Prompts { get; } = new("--prompts-folder") { Description = "The folder of prompts. Default: the repository's.", HelpName = "DIR" };

    /// <summary><c>--config</c>.</summary>
    public Option<string?> Config { get; } = new("--config") { Description = "The service's appsettings.json. Default: that of the working folder, if there is one; environment variables win.", HelpName = "FILE" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Add(Data);
        command.Add(Prompts);
        command.Add(Config);
    }

    /// <summary>What they say.</summary>
    public LabPlaces Read(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return new LabPlaces(parsed.GetValue(Data), parsed.GetValue(Prompts), parsed.GetValue(Config));
    }
}
