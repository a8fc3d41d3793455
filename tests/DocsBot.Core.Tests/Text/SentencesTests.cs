using DocsBot.Core.Text;

namespace DocsBot.Core.Tests.Text;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("Veterans of the U.S. Army may apply. Others may not.", "Veterans of the U.S. Army may apply.|Others may not.")]
    [InlineData("Ask J. Smith. He knows.", "Ask J. Smith.|He knows.")]
    [InlineData("Use v1.2.3. Then run e.g. Make.", "Use v1.2.3.|Then run e.g. Make.")]
    [InlineData("Run `a. B`. Done!", "Run `a. B`.|Done!")]
    [InlineData("打开设置。点击保存！", "打开设置。|点击保存！")]
    [InlineData("no end", "no end")]
    [InlineData("", "")]
    public void A_paragraph_is_cut_where_its_sentences_end(string paragraph, string sentences) =>
        string.Join('|', Sentences.Split(paragraph)).ShouldBe(sentences);
}
