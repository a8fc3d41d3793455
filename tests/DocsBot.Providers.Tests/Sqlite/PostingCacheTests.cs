using DocsBot.Providers.Sqlite.Words;

namespace DocsBot.Providers.Tests.Sqlite;

/// <summary>Which posting lists stay in memory.</summary>
public sealed class PostingCacheTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 2)]
    public void A_word_that_stands_somewhere_is_kept_and_one_that_stands_nowhere_is_not(int chunks, int reads)
    {
        var cache = new PostingCache(megabytes: 1);
        var read = 0;
        PostingList Read(string term)
        {
            read++;
            return new PostingList(new int[chunks], new float[chunks], new int[chunks], new byte[3 * chunks], (new int[chunks], new float[chunks]));
        }

        cache.Get("walrus", Read).Count.ShouldBe(chunks);
        cache.Get("walrus", Read).Count.ShouldBe(chunks);

        read.ShouldBe(reads);
    }
}
