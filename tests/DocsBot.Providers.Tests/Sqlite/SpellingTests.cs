using DocsBot.Providers.Words;

namespace DocsBot.Providers.Tests.Sqlite;

/// <summary>Which word of the documentation a misspelt one is taken for.</summary>
public sealed class SpellingTests
{
    private static readonly SortedDictionary<string, int> Words = new(StringComparer.Ordinal)
    {
        ["kubernet"] = 90, ["deploy"] = 50, ["configur"] = 40, ["volum"] = 30, ["volup"] = 2, ["pod"] = 99, ["node"] = 80, ["nope"] = 1, ["authent"] = 5, ["z"] = 1, ["what"] = 60, ["about"] = 20, ["x1"] = 1, ["größ"] = 1,
    };

    [Theory]
    [InlineData("kubernt", "kubernet")]
    [InlineData("kubrenet", "kubernet")]
    [InlineData("kubrent", "kubernet")]
    [InlineData("ubernet", "kubernet")]
    [InlineData("deplyo", "deploy")]
    [InlineData("volun", "volum")]
    [InlineData("noze", "node")]
    [InlineData("configuraton", "configur")]
    [InlineData("authentc", "authent")]
    [InlineData("pood", "pod")]
    [InlineData("pdo", null)]
    [InlineData("waht", null)]
    [InlineData("abuot", null)]
    [InlineData("walrus", null)]
    [InlineData("deplyorz", null)]
    [InlineData("configurxyz", null)]
    [InlineData("v1beta", null)]
    [InlineData("größx", null)]
    [InlineData("", null)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", null)]
    public void The_nearest_word_is_found_and_of_equals_the_most_common(string word, string? nearest) => Over(Words, chunks: 100).Nearest(word).ShouldBe(nearest);

    [Fact]
    public void A_word_that_two_passages_of_a_large_documentation_hold_may_be_a_slip_itself()
    {
        Over(Words, chunks: 100_000).Nearest("nope".Replace('p', 'q')).ShouldBe("node");
        Over(new SortedDictionary<string, int>(StringComparer.Ordinal) { ["volup"] = 2 }, chunks: 100_000).Nearest("volub").ShouldBeNull();
    }

    [Fact]
    public void Fifty_thousand_words_are_gone_over_in_good_time()
    {
        var random = new Random(7);
        var words = new SortedDictionary<string, int>(StringComparer.Ordinal) { ["kubernet"] = 90 };
        while (words.Count < 50_000)
        {
            words[new string([.. Enumerable.Range(0, random.Next(3, 14)).Select(_ => (char)('a' + random.Next(26)))])] = 5;
        }

        var spelling = Over(words, chunks: 130_000);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 20; i++)
        {
            spelling.Nearest("kubrenet").ShouldBe("kubernet");
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static Spelling Over(SortedDictionary<string, int> words, int chunks)
    {
        var packed = WordVocabulary.Pack(words.Where(pair => WordVocabulary.Takes(pair.Key)));
        return new Spelling(WordVocabulary.Unpack(packed), chunks);
    }
}
