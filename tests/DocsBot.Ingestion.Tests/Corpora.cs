using DocsBot.Core.Documents;
using DocsBot.Ingestion.Parsing;
using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;

namespace DocsBot.Ingestion.Tests;

/// <summary>The documentation of real sites beside the repository; a test that needs them is skipped where they are absent.</summary>
internal static class Corpora
{
    /// <summary>The folder of a site.</summary>
    public static string Require(string site) => RequireShared("corpora", site);

    /// <summary>A folder of the material that is shared beside the repository.</summary>
    public static string RequireShared(params string[] path)
    {
        var root = Root();
        var folder = Path.Combine([Path.GetDirectoryName(root) ?? root, "shared", .. path]);
        if (!Directory.Exists(folder))
        {
            Assert.Skip($"There is no ../shared/{string.Join('/', path)} beside the repository.");
        }

        return folder;
    }

    /// <summary>The repository's root.</summary>
    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DocsBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run below the repository.");
    }

    /// <summary>All pages of a folder, parsed.</summary>
    public static async Task<List<(string Path, string Text, ParseResult Result)>> ParseAsync(string folder, SiteConventions site)
    {
        var source = new FolderSource("docs", folder);
        var parser = new PageParser();
        var pages = new List<(string, string, ParseResult)>();
        await foreach (var entry in source.ListAsync(TestContext.Current.CancellationToken))
        {
            var file = entry.ShouldBeOfType<SourceEntry.File>().Page;
            var text = await File.ReadAllTextAsync(Path.Combine(folder, file.Path), TestContext.Current.CancellationToken);
            pages.Add((file.Path, text, parser.Parse(new PageInput { Key = new PageKey("docs", file.Path), Text = text.ReplaceLineEndings("\n"), Site = site, Include = source.ReadInclude })));
        }

        return pages;
    }
}
