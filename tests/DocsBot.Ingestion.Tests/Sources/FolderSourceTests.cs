using DocsBot.Ingestion.Sources;

namespace DocsBot.Ingestion.Tests.Sources;

public sealed class FolderSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Pages_are_listed_in_order_without_hidden_folders_and_other_files()
    {
        foreach (var file in (string[])["b.md", "a/z.html", "a/y.MD", ".git/x.md", "a/node_modules/m.md", ".hidden.md", "image.png", "LICENSE"])
        {
            _folder.Write(file, "x");
        }

        (await PathsAsync()).ShouldBe(["b.md", "a/y.MD", "a/z.html"]);
    }

    [Fact]
    public async Task Links_that_lead_back_up_do_no_harm_and_a_linked_folder_is_listed_once()
    {
        _folder.Write("docs/a.md", "x");
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("shared.md", "x");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "docs", "loop"), _folder.Path);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "alias"), Path.Combine(_folder.Path, "docs"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "more"), elsewhere.Path);

        (await PathsAsync()).ShouldBe(["docs/a.md", "more/shared.md"]);
    }

    [Fact]
    public async Task A_broken_link_is_listed_and_fails_when_it_is_read()
    {
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "gone.md"), Path.Combine(_folder.Path, "nowhere"));
        var file = (await EntriesAsync()).ShouldHaveSingleItem().ShouldBeOfType<SourceEntry.File>().Page;
        await Should.ThrowAsync<FileNotFoundException>(async () => await file.OpenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_listed_is_reported()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("This user may read every folder.");
            return;
        }

        _folder.Write("open/a.md", "x");
        _folder.Write("closed/b.md", "x");
        var closed = Path.Combine(_folder.Path, "closed");
        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            var entries = await EntriesAsync();
            entries.OfType<SourceEntry.Unlisted>().ShouldHaveSingleItem().Path.ShouldBe("closed");
            entries.OfType<SourceEntry.File>().ShouldHaveSingleItem();
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_file_or_a_missing_folder_is_no_source()
    {
        var file = _folder.Write("a.md", "x");
        (await Should.ThrowAsync<SourceUnavailableException>(() => EntriesAsync(file))).Message.ShouldContain("is a file");
        (await Should.ThrowAsync<SourceUnavailableException>(() => EntriesAsync(Path.Combine(_folder.Path, "missing")))).Message.ShouldContain("missing");
    }

    [Fact]
    public void Includes_are_read_inside_of_the_source_only()
    {
        _folder.Write("docs/snippets/a.py", "a = 1");
        _folder.Write("docs/snippets/crlf.md", "---\r\ntitle: x\r\n---\r\n");
        _folder.Write("docs/snippets/binary.png", "PNG\0");
        _folder.Write("secret.txt", "secret");
        var source = new FolderSource("docs", Path.Combine(_folder.Path, "docs"));
        source.ReadInclude("snippets/a.py").ShouldBe("a = 1");
        source.ReadInclude("/snippets/a.py").ShouldBe("a = 1");
        source.ReadInclude("snippets/crlf.md").ShouldBe("---\ntitle: x\n---\n");
        source.ReadInclude("snippets/binary.png").ShouldBeNull();
        source.ReadInclude("snippets").ShouldBeNull();
        source.ReadInclude("../secret.txt").ShouldBeNull();
        source.ReadInclude("snippets/../../secret.txt").ShouldBeNull();
        source.ReadInclude("missing\0name").ShouldBeNull();
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "docs", "link.txt"), Path.Combine(_folder.Path, "secret.txt"));
        source.ReadInclude("link.txt").ShouldBeNull();
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "docs", "own.py"), Path.Combine(_folder.Path, "docs", "snippets", "a.py"));
        source.ReadInclude("own.py").ShouldBe("a = 1");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<List<SourceEntry>> EntriesAsync(string? path = null)
    {
        var entries = new List<SourceEntry>();
        await foreach (var entry in new FolderSource("docs", path ?? _folder.Path).ListAsync(TestContext.Current.CancellationToken))
        {
            entries.Add(entry);
        }

        return entries;
    }

    private async Task<List<string>> PathsAsync() => [.. (await EntriesAsync()).OfType<SourceEntry.File>().Select(entry => entry.Page.Path)];
}
