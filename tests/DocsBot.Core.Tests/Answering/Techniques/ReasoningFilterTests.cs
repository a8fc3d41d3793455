using System.Text;
using DocsBot.Core.Answering.Techniques;

namespace DocsBot.Core.Tests.Answering.Techniques;

/// <summary>Thoughts are taken out, and nothing else is.</summary>
public sealed class ReasoningFilterTests
{
    public static TheoryData<string?, string, string, string?> Texts => new()
    {
        { "thinking", "<thinking>Plan: [1].</thinking>The answer [1].", "The answer [1].", "Plan: [1]." },
        { "thinking", " \n<thinking>\na\nb\n</thinking>\n\nThe answer.", " \n\n\nThe answer.", "a\nb" },
        { "thinking", "First. <thinking>Then?</thinking> Second.", "First.  Second.", "Then?" },
        { "thinking", "<thinking>a</thinking>x<thinking>b</thinking>y", "xy", "a\nb" },
        { "thinking", "<THINKING>a</Thinking>x", "x", "a" },
        { "thinking", "<thinking>never closed", "", "never closed" },
        { "thinking", "Half <thinking>an answer </think", "Half ", "an answer </think" },
        { "thinking", "<thinking>a < b, <b> and </thin are no tags</thinking>x", "x", "a < b, <b> and </thin are no tags" },
        { "thinking", "<think>unasked</think><thinking>asked</thinking>x", "x", "unasked\nasked" },
        { "thinking", "a < b and <thin and <thinkings> stay", "a < b and <thin and <thinkings> stay", null },
        { "thinking", "Write `<thinking>x</thinking>` so.", "Write `<thinking>x</thinking>` so.", null },
        { "thinking", "```xml\n<thinking>\nx\n</thinking>\n```\nSo.", "```xml\n<thinking>\nx\n</thinking>\n```\nSo.", null },
        { "thinking", "~~~\n<thinking>\n~~~\n<thinking>t</thinking>So.", "~~~\n<thinking>\n~~~\nSo.", "t" },
        { "thinking", "Use [`[<a>`] and a ` tick.\n<thinking>t</thinking>So.", "Use [`[<a>`] and a ` tick.\nSo.", "t" },
        { "thinking", "<thinking>a<thinking>b</thinking>c</thinking>d", "cd", "a<thinking>b" },
        { "thinking", "ends with <thinki", "ends with <thinki", null },
        { null, "<think>unasked</think>The answer.", "The answer.", "unasked" },
        { null, "\n<think>\n</think>\nThe answer.", "\n\nThe answer.", null },
        { null, "<think>cut at the limit", "", "cut at the limit" },
        { null, "The tag <think>x</think> stays behind words.", "The tag <think>x</think> stays behind words.", null },
        { null, "<thinking>not asked for</thinking>", "<thinking>not asked for</thinking>", null },
        { "think", "a <think>b</think>c", "a c", "b" },
        { "thinking", "", "", null },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_result_is_the_same_wherever_the_stream_is_cut(string? tag, string text, string shown, string? thoughts)
    {
        for (var first = 0; first <= text.Length; first++)
        {
            for (var second = first; second <= text.Length; second++)
            {
                Run(tag, text[..first], text[first..second], text[second..]).ShouldBe((shown, thoughts), $"cut at {first} and {second}");
            }
        }

        Run(tag, [.. text.Select(c => c.ToString())]).ShouldBe((shown, thoughts), "cut at every character");
    }

    [Fact]
    public void Any_text_gives_the_same_in_one_piece_and_in_many()
    {
        string[] pieces = ["<thinking>", "</thinking>", "<think>", "</think>", "<thin", "`", "```", "\n", "~~~\n", "[", "](", "a", " b ", "\\", "<", ">", "1. ", ")"];
        var random = new Random(20261122);
        for (var run = 0; run < 3_000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var cut = new List<string>();
            for (var at = 0; at < text.Length;)
            {
                var length = Math.Min(random.Next(1, 8), text.Length - at);
                cut.Add(text.Substring(at, length));
                at += length;
            }

            Run("thinking", [.. cut]).ShouldBe(Run("thinking", text), text);
        }
    }

    [Fact]
    public void What_is_shown_is_not_held_back_longer_than_a_tag_may_last()
    {
        var filter = new ReasoningFilter("thinking");

        filter.Append("<thinking>x</thinking>The ").ShouldBe("The ");
        filter.Append("answer <").ShouldBe("answer ");
        filter.Append("b> is").ShouldBe("<b> is");
    }

    [Fact]
    public void Thoughts_without_an_end_are_kept_in_part()
    {
        var filter = new ReasoningFilter("thinking");
        filter.Append("<thinking>");
        for (var i = 0; i < 10_000; i++)
        {
            filter.Append("and so on and on. ").ShouldBeEmpty();
        }

        filter.Finish().ShouldBeEmpty();
        filter.Thoughts.ShouldNotBeNull().Length.ShouldBeInRange(ReasoningFilter.MostKept - 20, ReasoningFilter.MostKept);
    }

    private static (string Shown, string? Thoughts) Run(string? tag, params string[] deltas)
    {
        var filter = new ReasoningFilter(tag);
        var shown = new StringBuilder();
        foreach (var delta in deltas)
        {
            shown.Append(filter.Append(delta));
        }

        shown.Append(filter.Finish());
        return (shown.ToString(), filter.Thoughts);
    }
}
