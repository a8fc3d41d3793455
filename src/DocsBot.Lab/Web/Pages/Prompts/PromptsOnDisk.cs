using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Web.Pages.Prompts;

/// <summary>The folder of prompts as it stands on the disk: what somebody saves in an editor is on the next page. Safe for many requests at once.</summary>
/// <param name="directory">The folder.</param>
internal sealed class PromptsOnDisk(string directory)
{
    private readonly Lock _gate = new();
    private (string Look, PromptFolder Folder)? _last;

    /// <summary>The folder.</summary>
    public string Directory => directory;

    /// <summary>Reads it, unless it looks as it did the last time: names, sizes and write times tell a change.</summary>
    /// <exception cref="Core.Prompts.PromptException">The folder cannot be read, or holds no prompt.</exception>
    public PromptFolder Read()
    {
        lock (_gate)
        {
            var look = Look();
            if (_last is not { } last || last.Look != look)
            {
                _last = last = (look, PromptFolder.Read(directory));
            }

            return last.Folder;
        }
    }

    private string Look() => System.IO.Directory.Exists(directory)
        ? string.Join('\n', new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}"))
        : "";
}
