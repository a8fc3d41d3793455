using DocsBot.Providers;

namespace DocsBot.Lab.Commands.Prompts;

/// <summary>Where the prompts are when nobody says: in the repository, else beside the program.</summary>
internal static class PromptLocation
{
    public static string Find(string? given) => given is not null ? Path.GetFullPath(given) : Path.Combine(RepositoryFolder.Find() ?? AppContext.BaseDirectory, "prompts");
}
