using DocsBot.Lab.Web.Pages.Interactions;

namespace DocsBot.Lab.Tests.Web;

public sealed class AnswerPiecesTests
{
    [Theory]
    [InlineData("Open it. Set the port. [1]", "Open it. |<Set the port.>| |[1]")]
    [InlineData("1. Open it.\n2. Set the port [1][2] and go.", "1. Open it.\n2. |<Set the port>| |[1]|[2]| and go.")]
    [InlineData("Set `a[1]` so. [1]", "<Set `a[1]` so.>| |[1]")]
    [InlineData("```sh\nrun[1]\n``` [1]", "<```sh\nrun[1]\n```>| |[1]")]
    [InlineData("Nothing is cited [7].", "Nothing is cited [7].")]
    [InlineData("[1]", "[1]")]
    [InlineData("# Head\n\nIt is so [2].", "# Head\n\n|<It is so>| |[2]|.")]
    public void The_claim_is_the_sentence_before_its_citations(string answer, string pieces) =>
        string.Join('|', AnswerPieces.Of(answer, new HashSet<int> { 1, 2 }).Select(piece => piece.IsClaim ? $"<{piece.Text}>" : piece.Text)).ShouldBe(pieces);

    [Fact]
    public void Every_character_of_the_answer_stays()
    {
        const string answer = "a [1]\n\n```\n[2]\n```\n- b. c! [2] [1]\n\n> d [1";

        string.Concat(AnswerPieces.Of(answer, new HashSet<int> { 1, 2 }).Select(piece => piece.Text)).ShouldBe(answer);
    }
}
