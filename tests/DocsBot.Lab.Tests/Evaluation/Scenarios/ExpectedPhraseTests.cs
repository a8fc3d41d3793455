using DocsBot.Lab.Evaluation.Scenarios;

namespace DocsBot.Lab.Tests.Evaluation.Scenarios;

public sealed class ExpectedPhraseTests
{
    [Theory]
    [InlineData("port 5080", "It listens at **Port** `5080`.", true)]
    [InlineData("port 5080", "It listens at port 50801.", false)]
    [InlineData("--urls", "Give it --urls http://localhost:8080", true)]
    [InlineData("no", "It does not.", false)]
    [InlineData("yes | certainly", "Certainly.", true)]
    [InlineData("ja", "Naja, ja.", true)]
    [InlineData("端口", "默认端口是", true)]
    [InlineData("a\n b", "so a b c", true)]
    public void A_phrase_is_found_as_whole_words_whatever_its_marks(string phrase, string text, bool isIn) => new ExpectedPhrase(phrase).IsIn(text).ShouldBe(isIn);
}
