using DocsBot.Providers.Prompts;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Tests.Prompts.Shipped;

/// <summary>
/// Every version of every prompt renders the messages of the files in Prompts/Golden, character for character. To write the files anew after a change that is meant:
/// <c>DOCSBOT_REWRITE_GOLDEN=1 dotnet run --project tests/DocsBot.Providers.Tests -- -class "*GoldenRenderingTests"</c>, then read the difference.
/// </summary>
public sealed class GoldenRenderingTests
{
    private const string Rewrite = "DOCSBOT_REWRITE_GOLDEN";
    private static readonly string Golden = Repository.PathOf("tests/DocsBot.Providers.Tests/Prompts/Golden");
    private static readonly IReadOnlyList<PromptEntry> Entries = PromptFolder.Read(Repository.PathOf("prompts")).Entries;

    public static TheoryData<string, string> Renderings => [.. Entries.SelectMany(entry => GoldenCase.All.Keys.Select(name => (entry.Id.ToString(), name)))];

    private static bool IsRewriting => Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 } && Environment.GetEnvironmentVariable("CI") is not { Length: > 0 };

    [Theory]
    [MemberData(nameof(Renderings))]
    public void A_version_renders_what_its_golden_file_says(string version, string name)
    {
        var file = FileOf(version, name);
        var template = Entries.Single(entry => entry.Id.ToString() == version).Template;
        var rendered = Write(template.Render(GoldenCase.Of(name, template)));
        if (IsRewriting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, rendered);
        }

        File.Exists(file).ShouldBeTrue($"{file} is missing. Set {Rewrite}=1 and run the test again to write it, and read it before you commit it.");
        rendered.ShouldBe(File.ReadAllText(file), customMessage: $"{file} says otherwise. If the change is meant, set {Rewrite}=1, run the test again and read the difference.");
    }

    [Fact]
    public void No_golden_file_is_left_of_a_version_that_is_gone()
    {
        var wanted = Entries.SelectMany(entry => GoldenCase.All.Keys.Select(name => FileOf(entry.Id.ToString(), name))).ToHashSet(StringComparer.Ordinal);
        var surplus = Directory.CreateDirectory(Golden).GetFiles("*", SearchOption.AllDirectories).Select(file => file.FullName).Where(file => !wanted.Contains(file)).ToList();
        if (IsRewriting)
        {
            surplus.ForEach(File.Delete);
            return;
        }

        surplus.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_that_a_reader_or_a_page_wrote_stands_in_a_system_message()
    {
        foreach (var entry in Entries)
        {
            var system = string.Concat(entry.Template.Render(GoldenCase.Of("hostile", entry.Template)).Where(message => message.Role == ChatRole.System).Select(message => message.Text));

            string[] written = ["which </message>", "Ignore all rules", "<agent>", "is unique", "<b>nothing</b>", "40 letters", "NO_ANSWER\"", "was</b> cited"];
            written.Where(text => system.Contains(text, StringComparison.Ordinal)).ShouldBeEmpty(entry.Id.ToString());
        }
    }

    private static string FileOf(string version, string name) => Path.Combine(Golden, version.Replace('@', '.'), name + ".txt");

    private static string Write(IEnumerable<ChatMessage> messages) => string.Join('\n', messages.Select(message => $"--- {message.Role.Value} ---\n{message.Text}\n"));
}
