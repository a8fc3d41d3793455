namespace DocsBot.Conformance.Validation;

/// <summary>Finds Qdrant's OpenAPI document. It is not part of the repository: a folder <c>shared</c> beside the clone may hold it.</summary>
public static class SchemaFile
{
    private const string Name = "shared/qdrant/openapi-1.19.json";

    /// <summary>The file in a folder <c>shared</c> beside one of the folders above the working directory or the program; null when there is none.</summary>
    public static string? Find() => FindShared(Name);

    /// <summary>A file or folder below <c>shared</c>, named with it; null when there is none.</summary>
    public static string? FindShared(string path)
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, path);
                if (Path.Exists(candidate))
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
