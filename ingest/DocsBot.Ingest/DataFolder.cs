using DocsBot.Providers;

namespace DocsBot.Ingest;

/// <summary>Finds the folder of the index: the same one that the chat service takes by default.</summary>
internal static class DataFolder
{
    /// <summary>The folder that was named, else <c>data</c> of the repository around the current folder or the program, else <c>data</c> of the current folder.</summary>
    public static string Of(string? named) =>
        named is not null ? Path.GetFullPath(named) : Path.Combine(RepositoryFolder.Find() ?? Directory.GetCurrentDirectory(), "data");
}
