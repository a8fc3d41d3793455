using System.Diagnostics;

namespace DocsBot.Providers.Tests;

/// <summary>Files of the repository, and of the optional folder <c>shared</c> beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>A file or folder of <c>../shared</c>; the test is skipped where it is not.</summary>
    public static string SharedOrSkip(string path)
    {
        for (var folder = new DirectoryInfo(Root).Parent; folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", path);
            if (Path.Exists(candidate))
            {
                return candidate;
            }
        }

        Assert.Skip($"../shared/{path} is not beside the repository.");
        throw new UnreachableException();
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DocsBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("DocsBot.sln was not found above the tests.");
        }

        return folder.FullName;
    }
}
