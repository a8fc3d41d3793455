using System.Text.RegularExpressions;

namespace DocsBot.Ingestion.Sites;

/// <summary>Finds out from a folder's files what generates the site.</summary>
public static partial class SiteDetector
{
    private static readonly string[] HugoFiles = ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default"];

    /// <summary>Looks at the folder, at the folders below it and at up to three above it (a project's file lies above its content).</summary>
    /// <param name="folder">The folder that was named; a missing one is a plain GitHub folder.</param>
    public static SiteLayout Detect(string folder)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            return Plain(SiteGenerator.GitHub, root);
        }

        if ((Find(root, "mkdocs.yml") ?? Find(root, "mkdocs.yaml")) is { } mkdocs)
        {
            return Plain(SiteGenerator.MkDocs, ContentOf(root, DocsFolder(mkdocs)));
        }

        if (HugoFiles.Any(name => Exists(root, name)))
        {
            return Hugo(root, ContentOf(root, "content"));
        }

        for (var (above, levels) = (Path.GetDirectoryName(root), 0); above is not null && levels < 3; above = Path.GetDirectoryName(above), levels++)
        {
            if (HugoFiles.Any(name => Exists(above, name)))
            {
                return Hugo(above, root);
            }

            if (Find(above, "mkdocs.yml") is { } config && root.StartsWith(Path.Combine(above, DocsFolder(config)), StringComparison.Ordinal))
            {
                return Plain(SiteGenerator.MkDocs, root);
            }
        }

        return FromPages(root) is var generator && generator == SiteGenerator.Hugo ? Hugo(root, root) : Plain(generator, root);
    }

    /// <summary>Without a project's file the pages themselves tell: <c>_index.md</c> is Hugo's, attribute lists and <c>!!!</c> are MkDocs', HTML alone is HTML.</summary>
    private static SiteGenerator FromPages(string root)
    {
        var (markdown, html, attributes) = (0, 0, 0);
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 3, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        foreach (var file in Directory.EnumerateFiles(root, "*", options).Take(2000))
        {
            var name = Path.GetFileName(file);
            if (name is "_index.md" or "_index.html")
            {
                return SiteGenerator.Hugo;
            }

            if (name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase))
            {
                html++;
            }
            else if (name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && markdown++ < 50 && LooksLikeMkDocs(file))
            {
                attributes++;
            }
        }

        return markdown == 0 && html > 0 ? SiteGenerator.Html : attributes > 0 ? SiteGenerator.MkDocs : SiteGenerator.GitHub;
    }

    private static bool LooksLikeMkDocs(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            var buffer = new char[16_000];
            var text = new string(buffer, 0, reader.ReadBlock(buffer));
            return MkDocsMarks().IsMatch(text);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string DocsFolder(string config)
    {
        try
        {
            var match = DocsDir().Match(File.ReadAllText(config));
            return match.Success ? match.Groups["folder"].Value.Trim().Trim('"', '\'') : "docs";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "docs";
        }
    }

    private static string ContentOf(string root, string name)
    {
        var content = Path.GetFullPath(Path.Combine(root, name));
        return Directory.Exists(content) ? content : root;
    }

    private static SiteLayout Hugo(string project, string content) =>
        new(new SiteConventions { Generator = SiteGenerator.Hugo, HeadingIds = HugoHeadingIdDetector.Detect(project, content) }, content);

    private static SiteLayout Plain(SiteGenerator generator, string folder) => new(new SiteConventions { Generator = generator }, folder);

    private static string? Find(string folder, string name) => File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : null;

    private static bool Exists(string folder, string name) => Path.Exists(Path.Combine(folder, name));

    [GeneratedRegex(@"^docs_dir:[ \t]*(?<folder>[^#\r\n]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DocsDir();

    [GeneratedRegex(@"^(?:#{1,6} [^\n]*\{:? #[\w-]+ ?\}[ \t]*|!!! \w+[^\n]*|=== ""[^\n]*)\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MkDocsMarks();
}
