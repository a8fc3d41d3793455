using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Providers.Tests.Prompts;

/// <summary>What is known of a version beside its text.</summary>
public sealed class VersionsFileTests : IDisposable
{
    private const string Valid = """
        versions:
          - version: 1
            domain: general
            author: Ada
            date: 2026-01-31
            change: The first one.
          - version: 2
            parent: 1
            author: Ben
            date: 2026-02-01
            change: Shorter.
            evaluations:
              - set: smoke
                date: 2026-02-02
                sha256: abc
                model: gpt-5-mini
                metrics: { groundedness: 0.93, words: 120 }
        """;

    private readonly TemporaryFolder _folder = new();

    public VersionsFileTests()
    {
        foreach (var version in new[] { 1, 2, 3 })
        {
            _folder.Write($"greet/v{version}.yaml", """
                name: greet
                template_format: handlebars
                template: <message role="user">{{question}}</message>
                input_variables:
                  - name: question
                """);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Versions_are_described()
    {
        _folder.Write("greet/versions.yaml", Valid);

        var entries = PromptFolder.Read(_folder.Root).Entries;

        var first = entries[0].Version.ShouldNotBeNull();
        (first.Number, first.Domain, first.Parent, first.Author, first.Date, first.Change).ShouldBe((1, "general", null, "Ada", new DateOnly(2026, 1, 31), "The first one."));
        first.Evaluations.ShouldBeEmpty();
        var second = entries[1].Version.ShouldNotBeNull();
        second.Parent.ShouldBe(1);
        second.Evaluations.Single().Metrics.ShouldBe(new Dictionary<string, double>(StringComparer.Ordinal) { ["groundedness"] = 0.93, ["words"] = 120 });
        entries[2].Version.ShouldBeNull();
    }

    [Theory]
    [InlineData("parent: 1", "parent: 3", 8, "the parent 3 is not there before version 2")]
    [InlineData("version: 2", "version: 1", 7, "version 1 is there twice")]
    [InlineData("version: 2", "version: two", 7, "'version' is 'two'")]
    [InlineData("  - version: 2\n    parent", "  - parent", 7, "'version' is missing")]
    [InlineData("author: Ben", "autor: Ben", 9, "'autor' is unknown")]
    [InlineData("author: Ben", "author: ''", 9, "'author' is empty")]
    [InlineData("date: 2026-02-01", "date: 1.2.2026", 10, "as 2026-01-31")]
    [InlineData("groundedness: 0.93", "groundedness: good", 17, "'groundedness' is 'good'")]
    [InlineData("metrics:", "metrcs:", 17, "'metrcs' is unknown")]
    public void A_file_that_is_wrong_is_refused_with_file_line_and_key(string correct, string wrong, int line, string told)
    {
        _folder.Write("greet/versions.yaml", Valid.Replace(correct, wrong, StringComparison.Ordinal));

        var message = Should.Throw<PromptException>(() => PromptFolder.Load(_folder.Root)).Message;

        message.ShouldStartWith($"{_folder["greet/versions.yaml"]}, line {line}: ");
        message.ShouldContain(told);
    }
}
