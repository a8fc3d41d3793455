using System.Text.RegularExpressions;
using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Providers.Tests.Prompts.Shipped;

/// <summary>The examples keep the rules that they are examples of.</summary>
public sealed partial class ExamplesTests
{
    private static readonly ExampleFiles Read = ExampleFiles.Read(Repository.PathOf("prompts/examples"), []);
    private static readonly Dictionary<string, IReadOnlyList<PromptExample>> Files = Read.Names.ToDictionary(name => name, name => Read.Find(name)!.Examples, StringComparer.Ordinal);

    public static TheoryData<string, string> Examples => [.. Files.SelectMany(file => file.Value.Select(example => (file.Key, example.Id)))];

    [Fact]
    public void There_are_examples_for_steps_and_for_references() => Files.Keys.Order(StringComparer.Ordinal).ShouldBe(["api_reference", "how_to"]);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_statement_of_an_example_is_cited_from_its_context(string file, string id)
    {
        var example = Files[file].Single(example => example.Id == id);
        var sources = SourcesOf(example.Context);
        var verifier = new CitationVerifier(sources);

        var shown = verifier.Append(example.Answer) + verifier.Finish();

        verifier.Dropped.ShouldBe(0);
        shown.ShouldBe(example.Answer);
        if (example.Answer == PromptMarks.NoAnswer)
        {
            return;
        }

        verifier.Held.ShouldNotBeEmpty();
        var uncited = TextLines(example.Answer).Where(line => !Cited().IsMatch(line) && !SaysWhatIsMissing(line));
        uncited.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Code_of_an_example_stands_in_its_context(string file, string id)
    {
        var example = Files[file].Single(example => example.Id == id);
        var context = Words(example.Context);

        foreach (Match block in Fence().Matches(example.Answer))
        {
            context.ShouldContain(Words(block.Groups["code"].Value));
        }
    }

    [Fact]
    public void An_example_is_named_once_and_its_file_shows_an_answer_that_is_not_there()
    {
        foreach (var examples in Files.Values)
        {
            examples.Select(example => example.Question).ShouldBeUnique();
            examples.Count(example => example.Answer == PromptMarks.NoAnswer).ShouldBe(1);
            examples.Count.ShouldBeInRange(6, 12);
        }
    }

    /// <summary>Passages of a context: a line <c>[1] title</c> begins each.</summary>
    private static List<PromptSource> SourcesOf(string context) => [.. Passage().Matches(context).Select(match =>
        new PromptSource(int.Parse(match.Groups["number"].Value, null), match.Groups["title"].Value, "", "/", match.Groups["text"].Value.Trim()))];

    /// <summary>The lines that state something: no code, no table's head, no label that ends in a colon.</summary>
    private static IEnumerable<string> TextLines(string answer) => Fence().Replace(answer, "").Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && !line.EndsWith(':') && !line.StartsWith("|--", StringComparison.Ordinal) && !line.StartsWith("| Name", StringComparison.Ordinal));

    private static bool SaysWhatIsMissing(string line) => line.StartsWith("The passages do not ", StringComparison.Ordinal);

    private static string Words(string text) => string.Join(' ', text.Replace('`', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^\[(?<number>\d+)\] (?<title>.*)\n(?<text>(?:(?!\[\d+\] ).*(?:\n|$))*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Passage();

    [GeneratedRegex(@"^ *```\w*\n(?<code>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[\d+\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cited();
}
