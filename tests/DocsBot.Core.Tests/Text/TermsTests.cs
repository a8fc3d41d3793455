using DocsBot.Core.Text;

namespace DocsBot.Core.Tests.Text;

public sealed class TermsTests
{
    [Theory]
    [InlineData("How do I install the plugins?", "instal plugin")]
    [InlineData("initContainers", "init contain initcontain")]
    [InlineData("spec.initContainers", "spec init contain initcontain specinitcontain")]
    [InlineData("kube-proxy", "kube proxi kubeproxi")]
    [InlineData("MAX_RETRY_COUNT=3", "max retri count maxretrycount 3")]
    [InlineData("--dry-run=client", "dry run dryrun client")]
    [InlineData("v1.28", "v1 28 v128")]
    [InlineData("end of it. Next", "end next")]
    [InlineData("HTTPServer2", "http server2 httpserver2")]
    [InlineData("安装 plugin", "安 装 plugin")]
    [InlineData("ÄRGER", "ärger")]
    [InlineData("…!? \0 🦭", "")]
    public void A_text_gives_its_words(string text, string terms) => string.Join(' ', Terms.Of(text)).ShouldBe(terms);

    [Theory]
    [InlineData("What is the walrus?", "what is the")]
    [InlineData("if-then or ifThen", "if then or if then")]
    [InlineData("walrus", "")]
    public void A_text_gives_its_stop_words(string text, string words) => string.Join(' ', Terms.StopWordsOf(text)).ShouldBe(words);

    [Fact]
    public void Distinct_words_come_once_in_order() => Terms.Distinct("herons, walruses and Heron").ShouldBe(["heron", "walrus"]);
}
