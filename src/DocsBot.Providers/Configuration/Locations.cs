namespace DocsBot.Providers.Configuration;

/// <summary>Where things are when nobody says: in the repository when DocsBot runs from one, else beside the program or in the current folder.</summary>
public static class Locations
{
    /// <summary>The root of the repository around the current folder or around the program; null outside of one.</summary>
    public static string? Repository { get; } = RepositoryFolder.Find();

    /// <summary>The data folder: the one given, or <c>data/</c>.</summary>
    public static string Data(string? given) => Path.GetFullPath(given ?? Path.Combine(Repository ?? Directory.GetCurrentDirectory(), "data"));

    /// <summary>The prompt folder: the one given, or <c>prompts/</c>.</summary>
    public static string Prompts(string? given) => given is not null ? Path.GetFullPath(given) : Own("prompts");

    /// <summary>The folder of DocsBot's own documentation.</summary>
    public static string OwnDocs() => Own("docs");

    private static string Own(string name)
    {
        var inRepository = Repository is { } repository ? Path.Combine(repository, name) : null;
        return inRepository is not null && Directory.Exists(inRepository) ? inRepository : Path.Combine(AppContext.BaseDirectory, name);
    }
}
