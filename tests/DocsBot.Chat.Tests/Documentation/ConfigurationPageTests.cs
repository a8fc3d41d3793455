using System.Text.RegularExpressions;

namespace DocsBot.Chat.Tests.Documentation;

/// <summary>The configuration page, the container files and the options classes name the same keys.</summary>
public sealed partial class ConfigurationPageTests
{
    /// <summary>What DocsBot's containers take besides its own settings: those of ASP.NET Core.</summary>
    private static readonly string[] HostVariables = ["ASPNETCORE_FORWARDEDHEADERS_ENABLED", "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "DOTNET_EnableDiagnostics"];

    /// <summary>What only docker-compose.yml itself reads.</summary>
    private static readonly string[] ComposeVariables = ["DOCS_FOLDER", "DOCSBOT_PORT", "INGEST_OPTIONS", "SETS_FOLDER"];

    /// <summary>What docker-compose itself reads.</summary>
    private const string Profiles = "COMPOSE_PROFILES";

    /// <summary>Beginnings of the settings of the other programs in docker-compose.yml.</summary>
    private static readonly string[] OtherPrograms = ["OLLAMA_", "POSTGRES_", "QDRANT_"];

    [Fact]
    public void The_configuration_page_lists_every_key_with_its_default()
    {
        var rows = Row().Matches(Guide.Read("docs/configuration.md"))
            .Select(row => (Key: row.Groups["key"].Value, Default: row.Groups["default"].Value, Variable: row.Groups["variable"].Value))
            .ToList();

        rows.ShouldBe(Setting.All.Select(setting => (setting.Key, setting.Default, setting.Variable)), ignoreOrder: true);
    }

    [Fact]
    public void The_configuration_page_names_the_range_of_every_key_that_has_one()
    {
        var types = Row().Matches(Guide.Read("docs/configuration.md")).ToDictionary(row => row.Groups["key"].Value, row => row.Groups["type"].Value, StringComparer.Ordinal);

        foreach (var setting in Setting.All.Where(setting => setting.Range is not null))
        {
            types[setting.Key].ShouldEndWith(", " + setting.Range, customMessage: setting.Key);
        }
    }

    [Fact]
    public void Every_variable_of_the_compose_file_is_read_by_the_service()
    {
        var compose = Guide.Read("docker-compose.yml");
        var variables = ComposeVariable().Matches(compose).Select(match => match.Groups["name"].Value).Where(name => !IsOfAnotherProgram(name)).ToList();

        variables.ShouldNotBeEmpty();
        variables.Where(name => !IsRead(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_variable_of_the_image_is_read_by_the_service()
    {
        var variables = ImageVariable().Matches(Guide.Read("Dockerfile")).Select(match => match.Groups["name"].Value).ToList();

        variables.ShouldContain("Data__Directory");
        variables.Where(name => !IsRead(name)).ShouldBeEmpty();
    }

    [Fact]
    public void The_example_of_the_environment_file_has_the_variables_of_the_compose_file_with_their_defaults()
    {
        var compose = Guide.Read("docker-compose.yml");
        var example = ExampleVariable().Matches(Guide.Read(".env.example")).ToDictionary(line => line.Groups["name"].Value, line => line.Groups["value"].Value, StringComparer.Ordinal);
        var passedOn = ComposeVariable().Matches(compose).Where(match => match.Groups["value"].Value.Length == 0).Select(match => match.Groups["name"].Value);

        example.Keys.ShouldBe(passedOn.Concat(ComposeVariables).Append(Profiles), ignoreOrder: true);
        ComposeVariables.ShouldAllBe(name => compose.Contains($"${{{name}:-{example[name]}}}", StringComparison.Ordinal));
        foreach (var (name, value) in example.Where(line => line.Key.Contains("__", StringComparison.Ordinal) && !IsOfAnotherProgram(line.Key)))
        {
            var expected = SettingOf(name)!.Default.Trim('`');
            value.ShouldBe(expected is "none" or "empty" ? "" : expected, name);
        }
    }

    private static bool IsOfAnotherProgram(string variable) => Array.Exists(OtherPrograms, program => variable.StartsWith(program, StringComparison.Ordinal));

    private static bool IsRead(string variable) => HostVariables.Contains(variable, StringComparer.Ordinal) || SettingOf(variable) is not null;

    private static Setting? SettingOf(string variable) =>
        Setting.All.SingleOrDefault(setting => setting.Variable == variable || (setting.Variable.EndsWith("__0", StringComparison.Ordinal) && ListNumber().Replace(variable, "__0") == setting.Variable));

    [GeneratedRegex(@"^\| `(?<key>\w+:\w+)` \| (?<type>[^|]+) \| (?<default>[^|]+) \| `(?<variable>\w+(?:__<name>)?)` \| [^|]+ \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^(?:      (?<name>[A-Za-z]+_\w+)|  (?<name>[A-Za-z]+__\w+)):(?<value>[^\n]*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ComposeVariable();

    [GeneratedRegex(@"^(ENV|   ) (?<name>[A-Za-z]+_\w+)=", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImageVariable();

    [GeneratedRegex(@"^#(?<name>[A-Za-z]+_\w+)=(?<value>\S*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExampleVariable();

    [GeneratedRegex("__[0-9]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListNumber();
}
