using System.Xml.Linq;

namespace DocsBot.Architecture.Tests;

/// <summary>Chat, Lab, Ingest → Ingestion, Providers → Core. Read from the project files, so that a forbidden reference fails before it is used.</summary>
public sealed class DependencyRuleTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["DocsBot.Core"] = [],
        ["DocsBot.Providers"] = ["DocsBot.Core"],
        ["DocsBot.Ingestion"] = ["DocsBot.Core"],
        ["DocsBot.Chat"] = ["DocsBot.Core", "DocsBot.Ingestion", "DocsBot.Providers"],
        ["DocsBot.Lab"] = ["DocsBot.Core", "DocsBot.Ingestion", "DocsBot.Providers"],
        ["DocsBot.Ingest"] = ["DocsBot.Core", "DocsBot.Ingestion", "DocsBot.Providers"],
    };

    public static TheoryData<string> Projects => [.. Repository.ProductProjects().Select(Path.GetFileNameWithoutExtension).Cast<string>()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_below_it(string project)
    {
        Allowed.ShouldContainKey(project, $"{project} is new: give it a place in the dependency rule.");

        var references = References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        references.Except(Allowed[project], StringComparer.Ordinal).ShouldBeEmpty($"{project} may refer to {string.Join(", ", Allowed[project])} only.");
    }

    [Fact]
    public void Core_does_no_input_or_output_of_its_own()
    {
        References("DocsBot.Core", "PackageReference").ShouldAllBe(package => package.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));
        References("DocsBot.Core", "FrameworkReference").ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "DocsBot.sln")).Replace('\\', '/');

        Repository.Projects().Where(project => !solution.Contains(Path.GetRelativePath(Repository.Root, project).Replace('\\', '/'), StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Versions_of_packages_stand_in_one_place()
    {
        foreach (var project in Repository.Projects())
        {
            XDocument.Load(project).Descendants("PackageReference").Where(package => package.Attribute("Version") is not null)
                .ShouldBeEmpty($"{Path.GetFileName(project)} names a version; versions belong into Directory.Packages.props.");
        }
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Repository.ProductProjects().Single(path => Path.GetFileNameWithoutExtension(path) == project))
            .Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);
}
