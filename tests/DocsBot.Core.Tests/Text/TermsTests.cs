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
    [InlineData("安装 plugin", "安装 plugin")]
    [InlineData("インストールする方法", "イン ンス スト トー ール ルす する る方 方法")]
    [InlineData("나 는 설치", "나 는 설치")]
    [InlineData("ÄRGER über Größe", "arger uber gross")]
    [InlineData("Café café cafe\u0301 CAFE", "cafe cafe cafe cafe")]
    [InlineData("Đặng Łódź Ærø naïve", "dang lodz aero naiv")]
    [InlineData("Ёлка ПАМЯТЬ Άλφα ΤΕΛΟΣ", "елка память αλφα τελοσ")]
    [InlineData("ＡＰＩ１ ﾃｽﾄ", "api1 ﾃｽ ｽﾄ")]
    [InlineData("स्थापना कैसे", "स्थापना कैसे")]
    [InlineData("مُحَمَّد أحمد", "محمد احمد")]
    [InlineData("ตั้งค่า", "ตั ั้ ้ง งค ค่ ่า")]
    [InlineData("a\u0301\u0301 _\u0301 \u0301", "a")]
    [InlineData("…!? \0 🦭", "")]
    public void A_text_gives_its_words(string text, string terms) => string.Join(' ', Terms.Of(text)).ShouldBe(terms);

    [Theory]
    [InlineData("Use `//=` here", "//=")]
    [InlineData("Use `a ?? b` or `$?`; else `.[]`", "?? $? .[]")]
    [InlineData("The ?? operator", "??")]
    [InlineData("Pass --dry-run or -o to it.", "--dry-run -o")]
    [InlineData("C++ and C#, F# and .NET; C.", "c++ c# f# .net")]
    [InlineData("@Decorator takes *args (or $HOME)", "@decorator *args $home")]
    [InlineData("```\n#include <stdio.h>\nif (a && b || !c) x = y ?? z; // a -> b\n```", "#include && || ??")]
    [InlineData("It costs $5 -- or less... and/or a-b? Yes!", "")]
    [InlineData("| a | b |\n|---|---|\n- one\n* two\n", "")]
    [InlineData("mail me@example.com, see x/y#z and a=b", "")]
    [InlineData("======= ---- ***** `a span of more than eight signs: ==========`", "")]
    public void Code_gives_operators_flags_and_decorated_names_too(string text, string additions) =>
        string.Join(' ', Terms.PlacesOf(text).Where(place => place.IsAddition).Select(place => place.Term)).ShouldBe(additions);

    [Theory]
    [InlineData("//=", "//=")]
    [InlineData("|", "|")]
    [InlineData(".", ".")]
    [InlineData("What does ?? do?", "??")]
    [InlineData("what is |?", "|")]
    [InlineData("How do I use `=>`?", "us =>")]
    [InlineData("bread & butter - or not?!", "bread butter")]
    [InlineData("C++?", "c c++")]
    [InlineData("如何安装插件", "如何 何安 安装 装插 插件")]
    [InlineData("猫", "猫")]
    [InlineData("?!…", "?!")]
    [InlineData("what is $? in bash", "$? bash")]
    public void A_question_looks_up_what_it_means(string question, string terms) =>
        string.Join(' ', Terms.PlacesOfQuestion(question).Select(place => place.Term)).ShouldBe(terms);

    [Fact]
    public void Additions_take_no_place_of_their_own()
    {
        Terms.PlacesOf("Pass --dry-run twice").ShouldBe(
        [
            new TermPlace("pass", 0, false), new TermPlace("dry", 1, false), new TermPlace("run", 2, false), new TermPlace("dryrun", 3, false),
            new TermPlace("--dry-run", 3, true), new TermPlace("twice", 4, false),
        ]);
        Terms.PlacesOf("安装").ShouldBe([new TermPlace("安", 0, true), new TermPlace("安装", 0, false), new TermPlace("装", 1, true)]);
    }

    [Theory]
    [InlineData("What is the walrus?", "what is the")]
    [InlineData("if-then or ifThen", "if then or if then")]
    [InlineData("walrus", "")]
    public void A_text_gives_its_stop_words(string text, string words) => string.Join(' ', Terms.StopWordsOf(text)).ShouldBe(words);

    [Fact]
    public void Distinct_words_come_once_in_order() => Terms.Distinct("herons, walruses and Heron").ShouldBe(["heron", "walrus"]);
}
