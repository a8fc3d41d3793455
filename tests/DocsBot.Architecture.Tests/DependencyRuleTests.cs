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
    public void The_conformance_suite_runs_without_a_test_framework_and_knows_no_host()
    {
        var project = Repository.Projects().Single(path => Path.GetFileNameWithoutExtension(path) == "DocsBot.Conformance");

        ReferencesOf(project, "PackageReference").ShouldBe(["Shouldly", "System.CommandLine"], ignoreOrder: true);
        ReferencesOf(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).ShouldBe(["DocsBot.Providers"]);
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
        ReferencesOf(Repository.ProductProjects().Single(path => Path.GetFileNameWithoutExtension(path) == project), kind);

    private static IEnumerable<string> ReferencesOf(string path, string kind) =>
        XDocument.Load(path).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);
}
