using System.Text.RegularExpressions;

namespace DocsBot.Architecture.Tests;

/// <summary>The widget's page names what the widget takes from a page, read from its source.</summary>
public sealed partial class WidgetGuideTests
{
    private static string Guide => Read("docs/widget.md");

    [Fact]
    public void The_widget_page_lists_every_attribute()
    {
        var attributes = Quoted().Matches(ObservedAttributes().Match(Read("src/widget/src/settings.ts")).Groups["list"].Value).Select(name => name.Groups["name"].Value).ToList();

        attributes.ShouldNotBeEmpty();
        attributes.Where(name => !Guide.Contains($"| `{name}` |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_widget_page_lists_the_custom_properties_that_there_are()
    {
        var styles = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "widget", "src", "styles"), "*.css").SelectMany(file => Property().Matches(File.ReadAllText(file)));

        Property().Matches(Guide).Select(property => property.Value).Distinct(StringComparer.Ordinal)
            .ShouldBe(styles.Select(property => property.Value).Distinct(StringComparer.Ordinal), ignoreOrder: true);
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    [GeneratedRegex(@"observedAttributes = \[(?<list>[^\]]*)\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ObservedAttributes();

    [GeneratedRegex("'(?<name>[a-z-]+)'", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("--docsbot-[a-z-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Property();
}
