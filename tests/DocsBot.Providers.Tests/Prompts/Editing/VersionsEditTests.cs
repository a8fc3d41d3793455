using System.Text.Json;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Prompts.Editing;

namespace DocsBot.Providers.Tests.Prompts.Editing;

/// <summary>What happened to a version is added to its lineage, which stays as its authors laid it out.</summary>
public sealed class VersionsEditTests : IDisposable
{
    private static readonly PromptEvaluation Evaluation = new()
    {
        Set = "tests/scenarios, \"ours\"",
        Date = new DateOnly(2026, 11, 23),
        Sha256 = "abc",
        Model = "gpt-5-mini",
        Metrics = new Dictionary<string, double>(StringComparer.Ordinal) { ["groundedness"] = 0.93, ["ndcg@10"] = 0.5 },
        Run = "0194",
        Against = new PromptReference("answer", 1),
        Differences = new Dictionary<string, MetricDifference>(StringComparer.Ordinal) { ["groundedness"] = new(0.02, -0.0125, 0.05) },
    };

    private static readonly PromptChange Change = new()
    {
        At = new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero),
        Kind = PromptChangeKind.Experiment,
        Domain = "general",
        From = new PromptReference("answer", 1),
        To = new PromptReference("answer", 2),
        Experiment = "answer-v2",
        Share = 0.2,
        By = "Ada: \"the\" first",
        Why = "Shorter.\nAnd: better # really 😀",
        Run = "0194",
        Accepted = ["cost"],
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Layouts => new(
        "# Ours.\nversions:\n  - version: 1\n    author: Ada\n    date: 2026-01-31\n    change: |\n      One.\n\n      # Two.\n  # The second.\n  - version: 2 # new\n    parent: 1\n    author: Ada\n    date: 2026-01-31\n    change: The second. # ours\n\n# The end.\n",
        "versions:\n- version: 2\n  author: Ada\n  date: 2026-01-31\n  change: A\n    long one.\n- {version: 3, author: Ada, date: 2026-01-31, change: c}",
        "versions: [{version: 2, author: Ada, date: 2026-01-31, change: c, evaluations: [], history: [ ]}]\r\n",
        "versions:\r\n  - {version: 2, author: Ada, date: 2026-01-31, change: 'c'} # one line\r\n");

    [Theory]
    [MemberData(nameof(Layouts))]
    public void What_is_added_is_read_again_and_all_else_stays(string text)
    {
        var edited = text;
        for (var i = 0; i < 2; i++)
        {
            edited = VersionsEdit.Add("versions.yaml", edited, 2, Evaluation);
            edited = VersionsEdit.Add("versions.yaml", edited, 2, Change);
        }

        _folder.Write("versions.yaml", edited);
        var version = VersionsFile.Read(_folder["versions.yaml"]).Single(version => version.Number == 2);
        version.Evaluations.Count.ShouldBe(2);
        JsonSerializer.Serialize(version.Evaluations[1]).ShouldBe(JsonSerializer.Serialize(Evaluation));
        version.History.Count.ShouldBe(2);
        JsonSerializer.Serialize(version.History[1]).ShouldBe(JsonSerializer.Serialize(Change));
        foreach (var line in text.Split('\n').Where(line => !line.Contains('{', StringComparison.Ordinal)))
        {
            edited.Split('\n').ShouldContain(line);
        }

        edited.Split('\n').Count(line => line.EndsWith('\r')).ShouldBe(text.Contains('\r', StringComparison.Ordinal) ? edited.Count(c => c == '\n') : 0);
    }

    [Fact]
    public void A_block_stays_a_block()
    {
        const string text = "versions:\n  - version: 1\n    author: Ada\n    date: 2026-01-31\n    change: One. # short\n  # Next.\n  - version: 2\n    author: Ada\n    date: 2026-01-31\n    change: Two.\n";

        VersionsEdit.Add("versions.yaml", text, 1, Change with { Why = null, Accepted = [], Run = null }).ShouldBe(
            "versions:\n  - version: 1\n    author: Ada\n    date: 2026-01-31\n    change: One. # short\n    history:\n      - at: 2026-11-23T01:02:03Z\n        did: experiment\n        domain: general\n        from: answer@v1\n        to: answer@v2\n        experiment: \"answer-v2\"\n        share: 0.2\n        by: \"Ada: \\\"the\\\" first\"\n  # Next.\n  - version: 2\n    author: Ada\n    date: 2026-01-31\n    change: Two.\n");
    }

    [Fact]
    public void A_version_that_is_not_described_is_refused() =>
        Should.Throw<PromptException>(() => VersionsEdit.Add("versions.yaml", "versions:\n  - version: 1\n", 7, Change)).Message.ShouldBe("versions.yaml does not describe version 7. Add it with author, date and change.");
}
