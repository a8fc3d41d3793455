namespace DocsBot.Ingest;

/// <summary>Finds the folder of the index: the same one that the chat service takes by default.</summary>
internal static class DataFolder
{
    private const string Solution = "DocsBot.sln";

    /// <summary>The folder that was named, else <c>data</c> of the repository around the current folder or the program, else <c>data</c> of the current folder.</summary>
    public static string Of(string? named)
    {
        if (named is not null)
        {
            return Path.GetFullPath(named);
        }

        var current = Directory.GetCurrentDirectory();
        return Path.Combine(Repository(current) ?? Repository(AppContext.BaseDirectory) ?? current, "data");
    }

    private static string? Repository(string start)
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
