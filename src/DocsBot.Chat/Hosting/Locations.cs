using DocsBot.Providers;

namespace DocsBot.Chat.Hosting;

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

    /// <summary>The folder of the service's page and the widget: the project's in a repository, so that a rebuilt widget is served at once, else the published one.</summary>
    public static string WebRoot()
    {
        var source = Repository is { } repository ? Path.Combine(repository, "src", "DocsBot.Chat", "wwwroot") : null;
        return source is not null && Directory.Exists(source) ? source : Path.Combine(AppContext.BaseDirectory, "wwwroot");
    }

    private static string Own(string name)
    {
        var inRepository = Repository is { } repository ? Path.Combine(repository, name) : null;
        return inRepository is not null && Directory.Exists(inRepository) ? inRepository : Path.Combine(AppContext.BaseDirectory, name);
    }
}
