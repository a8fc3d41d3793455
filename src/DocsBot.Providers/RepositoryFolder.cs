namespace DocsBot.Providers;

/// <summary>Finds the repository that a program runs from: hosts then keep their data and find their prompts there.</summary>
public static class RepositoryFolder
{
    private const string Solution = "DocsBot.sln";

    /// <summary>The root of the repository around the current folder, or around the program; null outside of one.</summary>
    public static string? Find() => Around(Directory.GetCurrentDirectory()) ?? Around(AppContext.BaseDirectory);

    private static string? Around(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
