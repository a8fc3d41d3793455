using System.Text.RegularExpressions;

namespace DocsBot.Architecture.Tests;

/// <summary>The guide names the options of each command line, read from its source.</summary>
public sealed partial class CommandLineGuideTests
{
    [Theory]
    [InlineData("src/DocsBot.Chat/Hosting/ChatCommand.cs", "docs/getting-started.md")]
    [InlineData("ingest/DocsBot.Ingest/IngestCommand.cs", "docs/ingestion.md")]
    [InlineData("src/DocsBot.Lab/Commands", "docs/evaluation.md")]
    [InlineData("src/DocsBot.Lab/Commands/Prompts", "docs/prompts.md")]
    [InlineData("src/DocsBot.Lab/Commands/Runs", "docs/evaluate-prompts.md")]
    [InlineData("src/DocsBot.Lab/Commands/Analysis", "docs/replay.md")]
    [InlineData("src/DocsBot.Lab/Commands/Lifecycle", "docs/prompts.md")]
    [InlineData("src/DocsBot.Lab/Commands/Review", "docs/review.md")]
    [InlineData("src/DocsBot.Lab/Commands/Serve", "docs/workbench.md")]
    [InlineData("src/DocsBot.Lab/Commands/ErrorAnalysis", "docs/error-analysis.md")]
    [InlineData("src/DocsBot.Lab/Commands/Log", "docs/what-happened.md")]
    [InlineData("src/DocsBot.Lab/Commands/Log/Transfer", "docs/interaction-log.md")]
    [InlineData("src/DocsBot.Lab/Commands/Drift", "docs/drift.md")]
    public void Every_option_of_a_command_is_in_the_guide(string command, string page)
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, page));
        var options = OptionsOf(command, SearchOption.TopDirectoryOnly);

        options.ShouldNotBeEmpty();
        options.Where(option => !Regex.IsMatch(guide, $@"`{option}[ `]", RegexOptions.None, TimeSpan.FromSeconds(1))).ShouldBeEmpty($"{page} does not name them.");
    }

    /// <summary>Commands in the guide and the README use options that there are.</summary>
    [Theory]
    [InlineData("src/DocsBot.Chat", "src/DocsBot.Chat/Hosting/ChatCommand.cs")]
    [InlineData("ingest/DocsBot.Ingest", "ingest/DocsBot.Ingest/IngestCommand.cs")]
    [InlineData("src/DocsBot.Lab", "src/DocsBot.Lab/Commands")]
    [InlineData("tests/DocsBot.Benchmarks", "tests/DocsBot.Benchmarks/Program.cs")]
    public void Every_option_in_a_command_of_the_guide_exists(string project, string command)
    {
        var options = OptionsOf(command, SearchOption.AllDirectories).Append("--help").ToList();
        var used = Pages().SelectMany(page => Run().Matches(File.ReadAllText(page).Replace("\\\n", " ", StringComparison.Ordinal)))
            .Where(run => run.Groups["project"].Value == project)
            .SelectMany(run => Used().Matches(run.Groups["arguments"].Value))
            .Select(option => option.Value)
            .ToList();

        used.ShouldNotBeEmpty();
        used.Except(options, StringComparer.Ordinal).ShouldBeEmpty($"{command} has no such options.");
    }

    /// <summary>The options of the command in a file, or of the commands in a folder.</summary>
    private static List<string> OptionsOf(string command, SearchOption depth)
    {
        var path = Path.Combine(Repository.Root, command);
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.cs", depth) : [path];
        return [.. files.SelectMany(file => OptionOf().Matches(File.ReadAllText(file))).Select(option => option.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Append(Path.Combine(Repository.Root, "README.md"));

    [GeneratedRegex("new Option<[^>]+>\\(\"(?<name>--[a-z-]+)\"\\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptionOf();

    [GeneratedRegex(@"--project (?<project>\S+) -- (?<arguments>[^\n`]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Run();

    [GeneratedRegex("(?<=^| )--[a-z-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Used();
}
