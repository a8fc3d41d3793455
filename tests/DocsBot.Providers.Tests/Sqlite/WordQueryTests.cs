using DocsBot.Providers.Words;

namespace DocsBot.Providers.Tests.Sqlite;

/// <summary>What a question costs at most, whatever was typed.</summary>
public sealed class WordQueryTests
{
    [Fact]
    public void A_question_that_mixes_its_words_in_every_order_has_as_many_pairs_as_words()
    {
        var random = new Random(3);
        var words = Enumerable.Range(0, 64).Select(i => $"w{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}x").ToList();
        var query = WordQuery.Parse(string.Join(' ', words.Concat(Enumerable.Range(0, 1_500).Select(_ => words[random.Next(words.Count)]))));

        query.Terms.Count.ShouldBe(64);
        query.Pairs.Count.ShouldBe(64);
    }
}
