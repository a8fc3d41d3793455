namespace DocsBot.Architecture.Tests;

/// <summary>The repository's files, as the tests find them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Projects() => new[] { "src", "ingest", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
        .Where(path => !path.Contains("node_modules", StringComparison.Ordinal));

    public static IEnumerable<string> ProductProjects() => Projects().Where(path => !Path.GetRelativePath(Root, path).StartsWith("tests", StringComparison.Ordinal));

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
}
