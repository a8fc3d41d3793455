namespace DocsBot.Lab.Tests;

/// <summary>The public evaluation sets, which are no part of the repository: a test that needs one is skipped where it is absent.</summary>
internal static class OpenSets
{
    public static string Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var set = Path.Combine(folder.FullName, "shared", "eval", name);
            if (Directory.Exists(set))
            {
                return set;
            }
        }

        Assert.Skip($"The evaluation set ../shared/eval/{name} is not there.");
        return name;
    }
}
