using DocsBot.Lab.Analysis.Clusters;

namespace DocsBot.Lab.Tests.Analysis.Clusters;

public sealed class QuestionClusteringTests
{
    [Fact]
    public void The_nearest_is_the_one_that_comparing_all_would_find()
    {
        const int terms = 40;
        var random = new Random(3);
        var vectors = Enumerable.Range(0, 500).Select(_ => RandomVector(random, terms)).ToArray();
        var index = new CentroidIndex(terms);
        foreach (var vector in vectors)
        {
            index.Add(vector);
        }

        var scratch = new SearchScratch();
        for (var i = 0; i < 200; i++)
        {
            var asked = RandomVector(random, terms);
            var cosines = Array.ConvertAll(vectors, vector => vector.Cosine(asked));
            var best = cosines.Max();

            index.Nearest(asked, 0.5f, scratch).Number.ShouldBe(best >= 0.5f ? Array.IndexOf(cosines, best) : -1);
        }
    }

    [Theory]
    [InlineData("webhook", "wehbook", true)]
    [InlineData("webhook", "webhok", true)]
    [InlineData("webhook", "webhoook", true)]
    [InlineData("webhook", "webkook", true)]
    [InlineData("webhook", "hookweb", false)]
    [InlineData("webhook", "wbehok", false)]
    public void One_slip_is_a_letter_too_many_too_few_another_or_swapped(string word, string other, bool expected) => Misspellings.IsOneSlip(word, other).ShouldBe(expected);

    [Fact]
    public void Only_a_rare_word_is_a_slip_of_a_common_one()
    {
        var meant = Misspellings.Of(new Dictionary<string, int>
        {
            ["kubernet"] = 50, ["kubernt"] = 2, ["enabl"] = 40, ["unabl"] = 3, ["export"] = 30, ["expert"] = 20, ["e4012"] = 60, ["e4013"] = 1, ["post"] = 90, ["past"] = 1,
        });

        meant.ShouldBe(new Dictionary<string, string> { ["kubernt"] = "kubernet" });
    }

    [Theory]
    [InlineData(10, 10, 0.5, 1)]
    [InlineData(0, 10, 0.5, 0.001953125)]
    [InlineData(10, 0, 0.5, 0.001953125)]
    [InlineData(0, 0, 0.5, 1)]
    [InlineData(0, 10, 1, 1)]
    public void The_p_value_of_a_trend_is_that_of_the_binomial_test(int earlier, int later, double laterShare, double expected) =>
        ClusterTrend.Test(earlier, later, laterShare).ShouldBe(expected, 1e-9);

    // The example of Benjamini and Hochberg (1995), section 4.1: four of fifteen hypotheses are rejected at 0.05.
    [Fact]
    public void Of_many_tests_those_count_that_the_published_example_rejects()
    {
        double[] pValues = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000];

        ClusterTrend.Limit(pValues, 0.05).ShouldBe(0.0095);
        ClusterTrend.Limit([0.2, 0.9], 0.05).ShouldBe(0);
        ClusterTrend.Limit([], 0.05).ShouldBe(0);
    }

    [Theory]
    [InlineData("a\r\n b\tc\u202e", "a b c")]
    [InlineData("one two three four", "one two…")]
    [InlineData("onetwothreefour", "onetwothree…")]
    [InlineData("", "")]
    public void A_label_stands_on_one_line(string text, string expected) => OneLine.Of(text, 12).ShouldBe(expected);

    private static TermVector RandomVector(Random random, int terms)
    {
        int[] chosen = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(terms)).Distinct().Order()];
        return TermVector.Normalised(chosen, Array.ConvertAll(chosen, _ => 0.1f + random.NextSingle()));
    }
}
