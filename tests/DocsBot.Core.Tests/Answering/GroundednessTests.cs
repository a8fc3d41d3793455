using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Tests.Answering;

public sealed class GroundednessTests
{
    private static readonly PromptSource Install = new(1, "Installation", "Linux", "/install", "Install the package with `apt install widgetd`. The daemon listens on port 8080.");
    private static readonly PromptSource Backup = new(2, "Backups", "", "/backup", "Backups are written every night and kept for 30 days.");

    [Fact]
    public void Each_claim_names_the_passages_that_support_it()
    {
        var claims = Groundedness.Claims("Backups are kept for 30 days [2]. The daemon listens on port 8080.\n\n- Elephants migrate across the savanna in spring.", [Install, Backup]);

        claims.Select(claim => claim.Sources).ShouldBe([[2], [1], []]);
        claims[0].Text.ShouldNotContain("[2]");
    }

    [Fact]
    public void The_share_counts_claims_and_not_words() =>
        Groundedness.Of("Backups are written every night. The daemon listens on port 9999. Backups are kept for 90 days. The daemon listens on port 8080.", [Install, Backup]).ShouldBe(0.5);

    [Fact]
    public void Headings_and_lines_that_lead_into_a_list_are_no_claims() =>
        Groundedness.Claims("# Unrelated elephants\n\nTo mend the elephants, do this:\n\n1. Backups are written every night.", [Backup]).ShouldHaveSingleItem().Sources.ShouldBe([2]);

    [Fact]
    public void A_code_block_is_one_claim_that_is_held_by_its_options()
    {
        var claims = Groundedness.Claims("Run this:\n\n```bash\napt install widgetd\n```\n\n```bash\napt install widgetd --purge-everything\n```", [Install]);

        claims.Select(claim => claim.IsCode).ShouldBe([true, true]);
        claims.Select(claim => claim.Sources.Count).ShouldBe([1, 0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("Yes.")]
    [InlineData("# Only a heading")]
    public void An_answer_that_claims_nothing_has_no_groundedness(string answer) => Groundedness.Of(answer, [Install]).ShouldBeNull();

    [Fact]
    public void Code_that_is_never_closed_is_still_a_claim() =>
        Groundedness.Claims("```\napt install widgetd", [Install]).ShouldHaveSingleItem().IsCode.ShouldBeTrue();

    [Fact]
    public void Without_passages_no_claim_is_supported() => Groundedness.Of("Backups are written every night.", []).ShouldBe(0);
}
