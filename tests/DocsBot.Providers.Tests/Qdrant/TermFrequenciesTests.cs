using DocsBot.Providers.Qdrant.Index;

namespace DocsBot.Providers.Tests.Qdrant;

public sealed class TermFrequenciesTests
{
    private static readonly Dictionary<string, int> Words = new(StringComparer.Ordinal) { ["migrat"] = 3, ["migrationplan"] = 1, ["größe"] = 200, ["安装"] = 7, ["??="] = 1, ["walru"] = 2 };

    [Fact]
    public void Words_of_every_script_come_back_with_their_counts()
    {
        var read = TermFrequencies.Unpack(TermFrequencies.Pack(Words), 500);

        Words.ShouldAllBe(pair => read.Of(pair.Key) == pair.Value);
        read.Of("unknown").ShouldBe(0);
        read.Spelling.Nearest("walrsu").ShouldBe("walru");
    }

    [Fact]
    public void Nothing_is_no_damage() => TermFrequencies.Unpack(TermFrequencies.Pack(new Dictionary<string, int>(StringComparer.Ordinal)), 0).Of("a").ShouldBe(0);

    [Theory]
    [InlineData(0, 9)]
    [InlineData(1, 255)]
    [InlineData(-1, 200)]
    public void A_damaged_list_is_told(int at, byte value)
    {
        var packed = TermFrequencies.Pack(Words);
        packed[at < 0 ? packed.Length + at : at] = value;

        Should.Throw<InvalidDataException>(() => TermFrequencies.Unpack(packed, 500));
    }
}
