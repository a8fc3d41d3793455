using System.Security.Cryptography;
using System.Text;
using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Prompts.Pinned;
using Microsoft.Extensions.AI;

namespace DocsBot.Providers.Tests.Prompts.Pinned;

public sealed class PinnedPromptTests
{
    private static readonly IReadOnlyList<PromptEntry> Shipped = PromptFolder.Read(Repository.PathOf("prompts")).Entries;

    public static TheoryData<string> Versions => [.. Shipped.Select(entry => entry.Id.ToString())];

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_version_that_is_restored_from_its_texts_renders_the_same_and_asks_the_same_of_DocsBot(string version)
    {
        var template = Of(version);

        var restored = PinnedPrompt.Restore(template.Id, TextsOf(template));

        restored.Id.ShouldBe(template.Id);
        restored.Fragments.ShouldBe(template.Fragments);
        restored.Techniques.ShouldBe(template.Techniques);
        restored.Settings.Temperature.ShouldBe(template.Settings.Temperature);
        Hash(restored).ShouldBe(Hash(template));
    }

    [Fact]
    public void Each_text_has_its_own_hash_for_a_key()
    {
        foreach (var text in Shipped.SelectMany(entry => entry.Template.Texts))
        {
            text.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Text))));
        }
    }

    [Fact]
    public void The_text_under_a_versions_hash_names_all_others()
    {
        var template = Of("how_to@v1");

        PinnedPrompt.KeysIn(template.Texts[0].Text).ShouldBe(template.Texts.Skip(1).Select(text => text.Sha256), ignoreOrder: true);
        PinnedPrompt.KeysIn(template.Texts[1].Text).ShouldBeEmpty();
    }

    [Fact]
    public void A_version_of_one_file_is_that_file_with_its_marks_of_order()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Root, "plain"));
        File.WriteAllBytes(Path.Combine(folder.Root, "plain", "v1.yaml"), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Samples.AnswerTemplate("plain").ReplaceLineEndings("\r\n"))]);
        var template = PromptFolder.Load(folder.Root).Library.Latest("plain");

        template.Texts.ShouldHaveSingleItem().Sha256.ShouldBe(template.Id.Sha256);
        PinnedPrompt.Restore(template.Id, TextsOf(template)).Id.ShouldBe(template.Id);
    }

    [Fact]
    public void A_missing_text_is_named_by_its_hash()
    {
        var template = Of("how_to@v1");
        var missing = template.Texts[^1].Sha256;
        var texts = TextsOf(template);
        texts.Remove(missing);

        Should.Throw<PromptException>(() => PinnedPrompt.Restore(template.Id, texts)).Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain(missing), message => message.ShouldContain("how_to@v1"));
        Should.Throw<PromptException>(() => PinnedPrompt.Restore(template.Id, new Dictionary<string, string>(StringComparer.Ordinal))).Message.ShouldContain(template.Id.Sha256);
    }

    [Fact]
    public void A_text_that_was_changed_in_the_log_is_not_taken_for_the_version()
    {
        var template = Of("answer@v1");
        var texts = TextsOf(template);
        texts[template.Texts[1].Sha256] += "\n# changed\n";

        Should.Throw<PromptException>(() => PinnedPrompt.Restore(template.Id, texts)).Message.ShouldContain("changed in the log");
    }

    private static PromptTemplate Of(string version) => Shipped.Single(entry => entry.Id.ToString() == version).Template;

    private static Dictionary<string, string> TextsOf(PromptTemplate template) => template.Texts.DistinctBy(text => text.Sha256).ToDictionary(text => text.Sha256, text => text.Text, StringComparer.Ordinal);

    private static string Hash(PromptTemplate template)
    {
        var arguments = Samples.Arguments("How <b>do</b> I?", new PromptSource(1, "Install", "Setup", "/install/", "Run {{it}}.")).WithHistory(new Turn(TurnRole.User, "Hi"));
        IEnumerable<ChatMessage> messages = template.Render(arguments with { Examples = template.Examples?.First ?? [], Answers = ["One.", "Two."], Answer = "One." });
        return MessagesHash.Of(messages);
    }
}
