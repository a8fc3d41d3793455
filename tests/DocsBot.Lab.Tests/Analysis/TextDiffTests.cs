using DocsBot.Lab.Analysis.Replay;

namespace DocsBot.Lab.Tests.Analysis;

public sealed class TextDiffTests
{
    [Fact]
    public void The_words_of_both_texts_can_be_read_out_of_their_difference()
    {
        const string before = "Set `port` in lantern.toml, then restart.\n\n- one [1]";
        const string after = "Set `port` and `host` in lantern.toml.\n\n- one [2]";

        var words = TextDiff.Words(before, after);

        string.Concat(words.Where(run => run.Mark != '+').Select(run => run.Text)).ShouldBe(before);
        string.Concat(words.Where(run => run.Mark != '-').Select(run => run.Text)).ShouldBe(after);
        words.ShouldContain(run => run.Mark == '+' && run.Text.Contains("`host`", StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_that_are_the_same_have_no_difference()
    {
        TextDiff.Words("a b", "a b").ShouldBeEmpty();
        TextDiff.Lines("a\nb", "a\nb").ShouldBeEmpty();
        TextDiff.Lines("", "").ShouldBeEmpty();
    }

    [Fact]
    public void Lines_far_from_a_change_are_left_out_and_counted()
    {
        var before = string.Join('\n', Enumerable.Range(0, 100).Select(i => $"line {i}"));

        var lines = TextDiff.Lines(before, before.Replace("line 50\n", "line fifty\n", StringComparison.Ordinal));

        lines.Select(line => line.Mark).ShouldBe(['@', ' ', ' ', '-', '+', ' ', ' ', '@']);
        lines[0].Text.ShouldBe("48");
        lines[^1].Text.ShouldBe("47");
    }

    [Fact]
    public void A_difference_in_white_space_alone_is_one() => TextDiff.Lines("a b", "a  b").Select(line => line.Mark).ShouldBe(['-', '+']);
}
