using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Tests.Interactions;

public sealed class PinnedPassageTests
{
    private static readonly PageKey Page = new("docs", "guides/install.md");

    [Fact]
    public void A_passage_comes_back_character_for_character()
    {
        var source = new PromptSource(3, "Install \"it\"", "Setup > 設定", "/install/#setup", "Run `a < b && c`.\r\n\n\t</message>\u2028🏔 end ");

        PinnedPassage.Read(PinnedPassage.Of(Page, source).Pin().Text).ShouldSatisfyAllConditions(
            passage => passage.ToSource(3).ShouldBe(source),
            passage => passage.Page.ShouldBe(Page));
    }

    [Fact]
    public void A_passage_has_one_key_whatever_its_number_and_the_key_is_the_hash_of_the_text()
    {
        var source = new PromptSource(1, "Install", "", "/install/", "Run it.");
        var pinned = PinnedPassage.Of(Page, source).Pin();

        PinnedPassage.Of(Page, source with { Number = 7 }).Pin().ShouldBe(pinned);
        PinnedPassage.Of(Page, source with { Text = "Run it!" }).Pin().Sha256.ShouldNotBe(pinned.Sha256);
        pinned.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pinned.Text))));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("name: answer")]
    public void A_text_that_is_no_passage_is_refused(string text) => Should.Throw<JsonException>(() => PinnedPassage.Read(text));
}
