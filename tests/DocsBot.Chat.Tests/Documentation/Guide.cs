using System.Text.RegularExpressions;

namespace DocsBot.Chat.Tests.Documentation;

/// <summary>The repository's user guide and files, as tests read them.</summary>
internal static partial class Guide
{
    private static readonly string Root = FindRoot();

    /// <summary>A file of the repository.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>The code blocks of a page in one language.</summary>
    public static IReadOnlyList<string> CodeIn(string page, string language) =>
        [.. Fence().Matches(Read(page)).Where(fence => fence.Groups["language"].Value == language).Select(fence => fence.Groups["code"].Value)];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DocsBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests read the repository: run them from a build inside of it.");
    }

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();
}
