

namespace DocsBot.Chat.Tests;

/// <summary>A folder for one test, with docs and data below it; gone with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private TemporaryFolder()
    {
        Root = Directory.CreateTempSubdirectory("docsbot-chat-").FullName;
        Directory.CreateDirectory(Docs);
    }

    public string Root { get; }

    public string Docs => Path.Combine(Root, "docs");

    public string Data => Path.Combine(Root, "data");

    public static TemporaryFolder Empty() => new();

    public static TemporaryFolder WithDocs()
    {
        var folder = new TemporaryFolder();
        folder.Write("index.md", "# Lantern\n\nLantern is a small web server for static files.\n");
        folder.Write("install.md", "# Install Lantern\n\nRun this command to install Lantern:\n\n```sh\nlantern-setup --prefix /opt/lantern\n```\n\n## Install on Windows\n\nDownload the installer and start it as an administrator.\n");
        folder.Write("configure.md", "# Configure Lantern\n\nLantern reads its settings from `lantern.toml` in the working directory.\n\n## Change the port\n\nSet `port` in `lantern.toml` to change the port. The default port is 8042.\n\n## Enable compression\n\nSet `compression = true` to compress text files with Brotli.\n");
        folder.Write("errors.md", "# Errors\n\n## Address already in use\n\nLantern prints `address already in use` when another program listens on its port. Stop the other program or change the port.\n");
        return folder;
    }

    public void Write(string path, string text)
    {
        var file = Path.Combine(Docs, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A file that is still open on Windows stays behind in the temporary folder.
        }
    }
}
