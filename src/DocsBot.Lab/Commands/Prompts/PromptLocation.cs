namespace DocsBot.Lab.Commands.Prompts;

/// <summary>Where the prompts are when nobody says: in the repository around the current folder, else beside the program.</summary>
internal static class PromptLocation
{
    private const string Solution = "DocsBot.sln";

    public static string Find(string? given)
    {
        if (given is not null)
        {
            return Path.GetFullPath(given);
        }

        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return Path.Combine(folder.FullName, "prompts");
            }
        }

        return Path.Combine(AppContext.BaseDirectory, "prompts");
    }
}
