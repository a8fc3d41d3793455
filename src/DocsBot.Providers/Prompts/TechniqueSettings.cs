using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// Reads <c>execution_settings.docsbot</c>: DocsBot's own settings of a prompt, at a place where Semantic Kernel keeps what it does not know for a service that it
/// does not have.
/// </summary>
internal static partial class TechniqueSettings
{
    /// <summary>The name of the service.</summary>
    public const string Service = "docsbot";

    private static readonly string[] Keys = ["reasoning", "examples", "candidates", "correction"];
    private static readonly string[] ExampleKeys = ["from", "most"];
    private static readonly string[] CandidateKeys = ["count", "by", "budget_tokens"];

    /// <summary>The techniques of a prompt file.</summary>
    public static PromptTechniques Read(YamlFields root)
    {
        if (Section(root) is not { } settings)
        {
            return PromptTechniques.None;
        }

        settings.RequireKnown(Keys);
        return new PromptTechniques
        {
            Reasoning = Name(settings, "reasoning", "the name of a tag, for example thinking"),
            Examples = settings.Mapping("examples") is { } examples ? ReadExamples(examples) : null,
            Candidates = settings.Mapping("candidates") is { } candidates ? ReadCandidates(candidates) : null,
            Correction = Name(settings, "correction", "the name of a prompt, for example correct"),
        };
    }

    /// <summary>The fault of a setting, at its line.</summary>
    /// <param name="root">The prompt file.</param>
    /// <param name="key">The setting.</param>
    /// <param name="message">What is wrong with it.</param>
    public static PromptException Error(YamlFields root, string key, string message) => Section(root)!.Error(key, message);

    private static YamlFields? Section(YamlFields root) => root.Mapping("execution_settings")?.Mapping(Service);

    private static ExampleSettings ReadExamples(YamlFields fields)
    {
        fields.RequireKnown(ExampleKeys);
        fields.RequiredText("from");
        return new ExampleSettings(Name(fields, "from", "the name of a file in the folder examples, for example how_to")!, Number(fields, "most", 1, ExampleSettings.Limit));
    }

    private static CandidateSettings ReadCandidates(YamlFields fields)
    {
        fields.RequireKnown(CandidateKeys);
        var by = fields.RequiredText("by") switch
        {
            "choose" => CandidateEnd.Choose,
            "merge" => CandidateEnd.Merge,
            var other => throw fields.Error("by", $"'by' is '{other}'. Write choose or merge."),
        };
        return new CandidateSettings(Number(fields, "count", CandidateSettings.Least, CandidateSettings.Most), by, Number(fields, "budget_tokens", 1, 1_000_000));
    }

    private static int Number(YamlFields fields, string key, int least, int most)
    {
        fields.RequiredText(key);
        return fields.Number(key) is { } number && number >= least && number <= most
            ? number
            : throw fields.Error(key, FormattableString.Invariant($"'{key}' is '{fields.Text(key)}'. Write a whole number from {least} to {most}."));
    }

    private static string? Name(YamlFields fields, string key, string what) => fields.Text(key) is not { } name || NamePattern().IsMatch(name)
        ? fields.Text(key)
        : throw fields.Error(key, $"'{key}' is '{name}'. Write {what}: lower-case letters, digits and underscores.");

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();
}
