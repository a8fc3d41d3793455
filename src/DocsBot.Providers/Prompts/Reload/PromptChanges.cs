using System.Text.RegularExpressions;

namespace DocsBot.Providers.Prompts.Reload;

/// <summary>Says in words what changed between two readings of a folder of prompts.</summary>
internal static partial class PromptChanges
{
    /// <summary>One entry for each file: <c>how_to@v2 added</c>, <c>routing.yaml changed</c>, <c>fragments/tone.hbs removed</c>.</summary>
    /// <param name="before">The hashes of the files by name.</param>
    /// <param name="after">The same, later.</param>
    public static IReadOnlyList<string> Between(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
    [
        .. before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(file => (file, Was: before.GetValueOrDefault(file), Is: after.GetValueOrDefault(file)))
            .Where(change => change.Was != change.Is)
            .Select(change => $"{NameOf(change.file)} {(change.Was is null ? "added" : change.Is is null ? "removed" : "changed")}"),
    ];

    private static string NameOf(string file) => VersionFile().Match(file) is { Success: true } match ? $"{match.Groups["name"].Value}@{match.Groups["version"].Value}" : file;

    [GeneratedRegex("^(?<name>[a-z][a-z0-9_]*)/(?<version>v[1-9][0-9]*)\\.yaml$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionFile();
}
