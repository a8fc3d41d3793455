using System.Text;
using DocsBot.Core.Documents;
using DocsBot.Ingestion.Chunking;
using DocsBot.Ingestion.Parsing;
using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;

namespace DocsBot.Ingestion.Tests;

/// <summary>
/// Every folder of Cases/&lt;parser&gt;/&lt;case&gt; holds an <c>input</c> page, the files it includes, and in <c>expected.txt</c> the chunks that come of it.
/// <c>DOCSBOT_ACCEPT=1 dotnet test</c> writes what comes of it now; read the difference before you commit it.
/// </summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Cases()
    {
        var root = CasesFolder();
        return [.. Directory.EnumerateDirectories(root).SelectMany(Directory.EnumerateDirectories).Select(folder => Path.GetRelativePath(root, folder)).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_page_becomes_the_chunks_on_file(string name)
    {
        var folder = Path.Combine(CasesFolder(), name);
        var expected = Path.Combine(folder, "expected.txt");
        var actual = await DescribeAsync(folder, GeneratorOf(name));
        if (Environment.GetEnvironmentVariable("DOCSBOT_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(expected, actual, TestContext.Current.CancellationToken);
        }

        File.Exists(expected).ShouldBeTrue($"There is no {expected}. Run the tests once with DOCSBOT_ACCEPT=1 and read what it writes.");
        actual.ShouldBe((await File.ReadAllTextAsync(expected, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
    }

    private static async Task<string> DescribeAsync(string folder, SiteGenerator generator)
    {
        var input = Directory.EnumerateFiles(folder, "input.*").Single();
        var source = new FolderSource("cases", folder);
        var site = new SiteConventions
        {
            Generator = generator,
            BaseUrl = new Uri("https://docs.test/"),
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["contact"] = "the team", ["version"] = "v1.31" },
        };
        var result = new PageParser().Parse(new PageInput
        {
            Key = new PageKey("cases", Path.GetFileName(input)),
            Text = (await File.ReadAllTextAsync(input)).ReplaceLineEndings("\n"),
            Site = site,
            Include = source.ReadInclude,
        });
        var page = result.ShouldBeOfType<ParseResult.Parsed>().Page;
        var text = new StringBuilder();
        text.Append($"title: {page.Title}\nurl: {page.Url}\n");
        text.Append(page.Description is null ? "" : $"description: {page.Description}\n");
        text.Append(page.Labels == PageLabels.None ? "" : $"labels: {page.Labels}\n");
        foreach (var chunk in new Chunker(new ChunkerOptions()).Chunk(page))
        {
            text.Append($"\n######## {string.Join(" > ", chunk.HeadingPath)} #{chunk.Anchor}\n{chunk.Text}\n");
        }

        return text.ToString();
    }

    private static SiteGenerator GeneratorOf(string name) => name.Split(Path.DirectorySeparatorChar)[0] switch
    {
        "markdown-hugo" => SiteGenerator.Hugo,
        "markdown-mkdocs" => SiteGenerator.MkDocs,
        "html" => SiteGenerator.Html,
        _ => SiteGenerator.GitHub,
    };

    private static string CasesFolder() => Path.Combine(Corpora.Root(), "tests", "DocsBot.Ingestion.Tests", "Cases");
}
