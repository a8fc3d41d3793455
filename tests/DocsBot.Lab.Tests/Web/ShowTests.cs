using DocsBot.Lab.Web.Components;

namespace DocsBot.Lab.Tests.Web;

public sealed class ShowTests
{
    [Fact]
    public void Figures_are_written_with_as_many_digits_as_say_something()
    {
        Show.Short(1_234).ShouldBe("1,234");
        Show.Short(99_960).ShouldBe("100k");
        Show.Short(1_240_000).ShouldBe("1.2M");
        Show.Percent(0.1234).ShouldBe("12.3 %");
        Show.Signed(-0.05).ShouldBe("\u22120.050");
        Show.Money(0.000041).ShouldBe("4.1E-5");
        Show.Money(0.0123).ShouldBe("0.0123");
        Show.Money(1234.5).ShouldBe("1,235");
        Show.Duration(3.14).ShouldBe("3.1 ms");
        Show.Duration(65_000).ShouldBe("1 min 5 s");
        Show.Figure(null).ShouldBe(Show.Unknown);
    }

    [Fact]
    public void A_text_is_not_cut_inside_of_a_character() => Show.Beginning("ab😀cd", 3).ShouldBe("ab…");

    [Fact]
    public void Links_keep_what_was_asked_and_escape_it()
    {
        var address = PageAddress.Of("/interactions").With("text", "a&b=\"c\" é").With("site", "x");

        address.ToString().ShouldBe("/interactions?text=a%26b%3D%22c%22%20%C3%A9&site=x");
        address.With("site", null).With("text", "d").ToString().ShouldBe("/interactions?text=d");
    }

    [Fact]
    public void A_difference_shows_the_words_that_changed_and_leaves_long_equal_stretches_out()
    {
        var same = string.Join('\n', Enumerable.Range(1, 20));

        var lines = DiffLines.Of($"{same}\nthe old end", $"{same}\nthe new end");

        lines[0].Skipped.ShouldBe(17);
        lines[^2].Sign.ShouldBe("−");
        lines[^2].Pieces.Single(piece => piece.IsChanged).Text.ShouldBe("old");
        lines[^1].Pieces.Single(piece => piece.IsChanged).Text.ShouldBe("new");
    }
}
