using DocsBot.Core.Answering.Techniques;

namespace DocsBot.Core.Tests.Answering.Techniques;

public sealed class UncitedStatementsTests
{
    [Theory]
    [InlineData("An init container runs before the app containers start. [1]")]
    [InlineData("An init container runs first. It ends before the app containers start, each in turn. [1][2]")]
    [InlineData("To install the controller, do this: [1]\n\n1. Download the manifest of the release.\n2. Apply the manifest to the cluster.\n\nThe pods start within one minute. [2]")]
    [InlineData("## Installing the controller on another cluster\n\nApply the manifest. [1]")]
    [InlineData("Run this command on the first node:\n\n```bash\nkubectl apply every manifest of the folder\n```\n[1]")]
    [InlineData("Apply the manifest. [1]\n\nWhich cluster version do you run there?")]
    [InlineData("Apply the manifest. [1]\n\nThe passages do not say how long the controller takes on a large cluster.")]
    [InlineData("Apply the manifest. [1]\n\nWhich versions are supported, the documentation doesn't say anywhere.")]
    [InlineData("That is all.")]
    [InlineData("")]
    public void What_cites_or_states_nothing_is_not_told(string answer) => UncitedStatements.Of(answer).ShouldBeEmpty();

    [Theory]
    [InlineData("An init container runs first. [1]\n\nThe controller restarts failing pods every minute.", "The controller restarts failing pods every minute.")]
    [InlineData("Do this:\n\n1. Download the manifest of the release. [1]\n2. Apply the manifest\n   to the cluster nodes.\n", "2. Apply the manifest to the cluster nodes.")]
    [InlineData("Do this: [1]\n- Download the manifest of the release.\n\nThe controller restarts failing pods.\n\n- Another list item says something unproven.", "The controller restarts failing pods.|- Another list item says something unproven.")]
    [InlineData("````\n```\nThe fence of this code goes on here\n````\nThe controller restarts failing pods.", "The controller restarts failing pods.")]
    public void A_statement_without_a_citation_is_told(string answer, string expected) => UncitedStatements.Of(answer).ShouldBe(expected.Split('|'));
}
