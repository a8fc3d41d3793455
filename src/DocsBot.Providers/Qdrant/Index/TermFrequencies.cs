using System.Text;
using DocsBot.Providers.Words;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>The words of a snapshot with the number of chunks that hold each: what the server counts as well, but does not tell.</summary>
internal sealed class TermFrequencies
{
    private readonly Dictionary<string, int> _chunks;
    private readonly int _chunkCount;
    private Spelling? _spelling;

    private TermFrequencies(Dictionary<string, int> chunks, int chunkCount)
    {
        _chunks = chunks;
        _chunkCount = chunkCount;
    }

    /// <summary>Finds what a misspelt word probably meant.</summary>
    public Spelling Spelling => LazyInitializer.EnsureInitialized(ref _spelling, () =>
    {
        var words = _chunks.Where(pair => WordVocabulary.Takes(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        return new Spelling(new WordVocabulary([.. words.Select(pair => pair.Key)], [.. words.Select(pair => pair.Value)]), _chunkCount);
    });

    /// <summary>The number of chunks that hold a word.</summary>
    public int Of(string term) => _chunks.GetValueOrDefault(term);

    /// <summary>Packs words in order: the bytes (UTF-8) shared with the word before, the number of the others, the others, the chunks. Numbers are <see cref="VarInt"/>s.</summary>
    public static byte[] Pack(IReadOnlyDictionary<string, int> chunks)
    {
        using var packed = new MemoryStream();
        Span<byte> number = stackalloc byte[VarInt.MaxLength];
        byte[] before = [];
        foreach (var (term, count) in chunks.Select(pair => (Encoding.UTF8.GetBytes(pair.Key), pair.Value)).OrderBy(pair => pair.Item1, Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other))))
        {
            var shared = term.AsSpan().CommonPrefixLength(before);
            packed.Write(number[..VarInt.Write(number, shared)]);
            packed.Write(number[..VarInt.Write(number, term.Length - shared)]);
            packed.Write(term.AsSpan(shared));
            packed.Write(number[..VarInt.Write(number, count)]);
            before = term;
        }

        return packed.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It ends too early or holds numbers that cannot be.</exception>
    public static TermFrequencies Unpack(ReadOnlySpan<byte> packed, int chunkCount)
    {
        var chunks = new Dictionary<string, int>(StringComparer.Ordinal);
        byte[] term = [];
        for (var position = 0; position < packed.Length;)
        {
            var shared = VarInt.Read(packed, ref position);
            var length = VarInt.Read(packed, ref position);
            if (shared < 0 || shared > term.Length || length < 0 || length > packed.Length - position)
            {
                throw new InvalidDataException("The list of the words is damaged");
            }

            term = [.. term.AsSpan(0, shared), .. packed.Slice(position, length)];
            position += length;
            chunks[Encoding.UTF8.GetString(term)] = VarInt.Read(packed, ref position);
        }

        return new TermFrequencies(chunks, chunkCount);
    }
}
