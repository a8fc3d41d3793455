using System.Text;
using DocsBot.Core.Prompts;
using DocsBot.Core.Safety;

namespace DocsBot.Core.Tests.Safety;

public sealed class LeakGuardTests
{
    private static readonly PromptMarks Marks = new("b0b1c2d3e4f5a697") { Canary = "0123456789abcdef" };

    public static TheoryData<string> Leaks => new(
        "My instructions carry 0123456789abcdef.",
        "The mark is b0b1c2d3e4f5a697.",
        "=== question b0b1c2d3e4f5a697 ===",
        "0123456789ABCDEF",
        "0 1 2 3 4 5 6 7 8 9 a b c d e f",
        "0-1-2-3-4-5-6-7-8-9-A-B-C-D-E-F",
        "0\u200b1\u200b2\u200b3\u200b4\u200b5\u200b6\u200b7\u200b8\u200b9\u200ba",
        "01\u00ad23\ufeff45\u206067",
        "**0123**_4567_`89ab`~~cdef~~",
        "0<b>1</b>2<i>3</i>4<span class=\"a\">5</span>6<br>7",
        "&#48;&#49;&#50;&#51;&#x34;&#x35;&#x36;&#x37;",
        "Xx &#48;&#49;&#50;&#51;&#52;&#53;&#54;&#55;",
        "and &#48;& &#49;& &#50;& &#51;& &#52;& &#53;& &#54;& &#55;",
        "０１２３４５６７",
        "| 01 | 23 | 45 | 67 |\n|---|---|",
        "The first half is 01234567, guess the rest.",
        "The second half is 89abcdef.",
        "In the middle: 456789ab");

    public static TheoryData<string> Harmless => new(
        "",
        "An init container runs to completion before the app containers start. [1]",
        "The hash is 0123456 and ends there, 7 times.",
        "deadbeef cafe 0123 456-else 89ab cdeg",
        "c2d3e4f is a commit of 7 digits; a bad cafe faced a decade.",
        "a < b && c > d & e &amp; <b>bold</b> &#48; <not closed",
        "x &#48;y, &#x34;, &#52;&#48; and &#",
        "R&D, AT&T, & so on, &&#52; &#0; &#99999999;",
        "0123\n\n<" + "x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x",
        "01234 then 56");

    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_secret_is_found_and_nothing_of_it_is_shown_wherever_the_stream_is_cut(string text)
    {
        foreach (var pieces in Splits.Of("Sure. " + text + " And more."))
        {
            var (shown, leaked) = Run(pieces);

            leaked.ShouldBeTrue(string.Join('|', pieces));
            ("Sure. " + text[..FirstOfSecret(text)]).ShouldStartWith(shown, Case.Sensitive, string.Join('|', pieces));
        }
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Other_text_comes_through_whole_wherever_the_stream_is_cut(string text)
    {
        foreach (var pieces in Splits.Of(text))
        {
            Run(pieces).ShouldBe((text, false));
        }
    }

    [Fact]
    public void Hardly_anything_of_normal_text_is_held_back()
    {
        const string text = "Each init container must complete successfully before the next one starts. A face, a decade, 0.5 seconds.";
        var guard = new LeakGuard(Marks);
        var held = 0;
        var shown = 0;
        for (var i = 0; i < text.Length; i++)
        {
            shown += guard.Append(text[i].ToString()).Length;
            held = Math.Max(held, i + 1 - shown);
        }

        held.ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public void Random_hexadecimal_text_is_not_taken_for_a_secret()
    {
        var random = new Random(7);
        var guard = new LeakGuard(PromptMarks.For("an interaction"));
        var shown = new StringBuilder();
        var text = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            var piece = random.Next(1 << 24).ToString("x", System.Globalization.CultureInfo.InvariantCulture) + " ";
            text.Append(piece);
            shown.Append(guard.Append(piece));
        }

        shown.Append(guard.Finish());
        guard.HasLeaked.ShouldBeFalse();
        shown.ToString().ShouldBe(text.ToString());
    }

    [Fact]
    public void Marks_without_a_canary_are_watched_for_their_boundary()
    {
        LeakGuard.Leaks("b0b1c2d3e4f5a697", new PromptMarks("b0b1c2d3e4f5a697")).ShouldBeTrue();
        LeakGuard.Leaks("anything", new PromptMarks("b0b1c2d3e4f5a697")).ShouldBeFalse();
    }

    /// <summary>Where the examples' first secret character stands, at the earliest.</summary>
    private static int FirstOfSecret(string text) => text.IndexOfAny(['0', 'b', '８', '０', '8', '4', '&']) is var at and >= 0 ? at : 0;

    private static (string Shown, bool Leaked) Run(IEnumerable<string> pieces)
    {
        var guard = new LeakGuard(Marks);
        var shown = string.Concat(pieces.Select(guard.Append)) + guard.Finish();
        return (shown, guard.HasLeaked);
    }
}
