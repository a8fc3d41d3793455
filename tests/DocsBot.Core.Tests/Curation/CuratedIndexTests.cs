using DocsBot.Core.Curation;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;

namespace DocsBot.Core.Tests.Curation;

public sealed class CuratedIndexTests
{
    public static TheoryData<string, string> Same => Read("same-question.txt");

    public static TheoryData<string, string> Other => Read("other-question.txt");

    [Theory]
    [MemberData(nameof(Same))]
    public void Another_wording_of_the_same_question_finds_its_answer(string accepted, string asked) =>
        new CuratedIndex([Answer(accepted)]).Find(asked, overlap: 1).ShouldHaveSingleItem().Overlap.ShouldBe(1);

    [Theory]
    [MemberData(nameof(Other))]
    public void A_question_that_only_sounds_alike_is_another_one_in_both_directions(string one, string other)
    {
        new CuratedIndex([Answer(one)]).Find(other, overlap: 1).ShouldBeEmpty();
        new CuratedIndex([Answer(other)]).Find(one, overlap: 1).ShouldBeEmpty();
    }

    [Fact]
    public void Nearly_the_same_words_are_a_candidate_with_the_share_they_have_in_common()
    {
        var index = new CuratedIndex([Answer("How do I configure the proxy of the chat service behind a load balancer?")]);

        index.Find("How do I configure the proxy of the chat service behind a balancer?", overlap: 0.9).ShouldHaveSingleItem().Overlap.ShouldBe(12.0 / 13, tolerance: 1e-9);
        index.Find("How do I configure the proxy of the chat service behind a balancer?", overlap: 0.95).ShouldBeEmpty();
    }

    [Fact]
    public void A_number_or_a_flag_more_is_never_nearly_the_same()
    {
        var index = new CuratedIndex([Answer("How do I configure the proxy of the chat service behind a load balancer?")]);

        index.Find("How do I configure the proxy of the chat service 2 behind a load balancer?", overlap: 0.5).ShouldBeEmpty();
        index.Find("How do I configure the --proxy of the chat service behind a load balancer?", overlap: 0.5).ShouldBeEmpty();
    }

    [Fact]
    public void A_slip_of_the_keyboard_counts_as_the_word_that_the_index_took_it_for()
    {
        var index = new CuratedIndex([Answer("How do I enable compression?")]);

        index.Find("How do I enable compresion?", overlap: 1).ShouldBeEmpty();
        index.Find("How do I enable compresion?", overlap: 1, new Dictionary<string, string> { [Terms.Distinct("compresion")[0]] = Terms.Distinct("compression")[0] }).ShouldHaveSingleItem();
    }

    [Fact]
    public void Each_question_of_an_answer_finds_it_and_the_one_in_the_very_words_comes_first()
    {
        var first = Answer("Change port", "How do I change the port?");
        var second = Answer("How can I change the port?");
        var index = new CuratedIndex([first, second]);

        index.Find("how can i change the port?", overlap: 1).Select(candidate => candidate.Answer).ShouldBe([second, first, first], ignoreOrder: false);
    }

    [Theory]
    [InlineData("")]
    [InlineData("How do I?")]
    [InlineData("the of and")]
    public void A_question_without_a_word_of_its_own_finds_nothing(string asked) =>
        new CuratedIndex([Answer(asked.Length == 0 ? "How?" : asked), Answer("How do I change the port?")]).Find(asked, overlap: 0.5).ShouldBeEmpty();

    [Fact]
    public void Ten_thousand_answers_are_searched_in_a_moment()
    {
        var index = new CuratedIndex([.. Enumerable.Range(0, 10_000).Select(i => Answer($"How do I configure the common setting of part{i} in the chat service?"))]);

        index.Find("How can I configure the common setting of part9999 in the chat service?", overlap: 0.85).ShouldHaveSingleItem().Question.ShouldContain("part9999");
    }

    internal static CuratedAnswer Answer(params string[] questions) => new()
    {
        Id = string.Join('|', questions),
        Questions = questions,
        Text = "Like this. [1]",
        Sources = [new CuratedSource(1, new("docs", "a.md"), CuratedSource.HashOf("text"), "Page", "/a/")],
        Filter = SearchFilter.None,
        Author = "ann",
        AcceptedAt = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero),
    };

    private static TheoryData<string, string> Read(string file)
    {
        var data = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Curation", file)).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            data.Add(parts[0], parts[1]);
        }

        return data;
    }
}
