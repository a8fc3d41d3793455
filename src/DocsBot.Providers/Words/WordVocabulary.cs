using System.Text;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Words;

/// <summary>The words of a snapshot that a misspelt one may have meant, with the number of chunks that hold each.</summary>
/// <param name="words">Different words.</param>
/// <param name="counts">For each the number of chunks that hold it.</param>
internal sealed class WordVocabulary(string[] words, int[] counts)
{
    /// <summary>Shorter words are a letter away from each other.</summary>
    public const int ShortestWord = 3;

    public const int LongestWord = 30;

    public int Count => words.Length;

    public string Word(int index) => words[index];

    public int Chunks(int index) => counts[index];

    /// <summary>Whether a word is one that people misspell: plain letters, neither a number nor an operator. Nobody is after a stop word.</summary>
    public static bool Takes(string word) => word.Length is >= ShortestWord and <= LongestWord && word.All(char.IsAsciiLetterLower) && !StopWords.Contains(word);

    /// <summary>Packs words in order: the letters shared with the word before, the number of the others, the others, the chunks. Numbers are <see cref="VarInt"/>s.</summary>
    public static byte[] Pack(IEnumerable<KeyValuePair<string, int>> sorted)
    {
        var packed = new ByteBuffer(1 << 12);
        var before = "";
        foreach (var (word, chunks) in sorted)
        {
            var shared = word.AsSpan().CommonPrefixLength(before);
            packed.Write(shared);
            packed.Write(word.Length - shared);
            foreach (var letter in word.AsSpan(shared))
            {
                packed.Write(letter);
            }

            packed.Write(chunks);
            before = word;
        }

        return packed.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It ends too early or holds numbers that cannot be.</exception>
    public static WordVocabulary Unpack(ReadOnlySpan<byte> packed)
    {
        var words = new List<string>();
        var counts = new List<int>();
        Span<char> word = stackalloc char[LongestWord];
        for (var position = 0; position < packed.Length;)
        {
            var shared = VarInt.Read(packed, ref position);
            var length = VarInt.Read(packed, ref position);
            if (shared < 0 || length < 0 || length > packed.Length - position || shared > LongestWord - length)
            {
                throw new InvalidDataException("The list of the words is damaged.");
            }

            Encoding.ASCII.GetChars(packed.Slice(position, length), word[shared..]);
            position += length;
            words.Add(word[..(shared + length)].ToString());
            counts.Add(VarInt.Read(packed, ref position));
        }

        return new WordVocabulary([.. words], [.. counts]);
    }
}
