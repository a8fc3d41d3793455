using System.Text.Json;
using DocsBot.Core.Text;
using DocsBot.Providers.Sqlite.Index;
using DocsBot.Providers.Words;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Words;

/// <summary>Writes the words of a draft that is about to be published: every chunk is read once, and every word's places go to the file in one piece a segment.</summary>
internal sealed class WordIndexWriter
{
    /// <summary>Places of words in a segment: some 60 MB of memory while it is gathered, and about 50,000 chunks.</summary>
    private const int PlacesPerSegment = 8_000_000;

    /// <summary>The migration that brought it; a snapshot published before that has none.</summary>
    private const int SinceSchema = 4;

    private readonly SqliteConnection _connection;
    private readonly int _placesPerSegment;
    private readonly Dictionary<string, PostingWriter> _lists = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _vocabulary = new(StringComparer.Ordinal);
    private readonly ByteBuffer _chunks = new();
    private int _segment;
    private int _slot;
    private int _places;

    private WordIndexWriter(SqliteConnection connection, int placesPerSegment)
    {
        _connection = connection;
        _placesPerSegment = placesPerSegment;
    }

    /// <summary>Whether the words of a file were read by the analysis of this build.</summary>
    public static bool IsCurrent(SqliteConnection connection) =>
        connection.ReadInteger("PRAGMA user_version") >= SinceSchema
        && connection.ReadInteger("SELECT COALESCE(MAX(analysis), 0) FROM word_index") == Terms.Analysis;

    /// <summary>Writes the words anew, within the caller's transaction.</summary>
    public static void Write(SqliteConnection connection, int placesPerSegment = PlacesPerSegment) => new WordIndexWriter(connection, placesPerSegment).Write();

    private void Write()
    {
        _connection.Run("DELETE FROM posting; DELETE FROM word_index;");
        using (var command = _connection.Prepare("SELECT c.number, c.page, p.title, c.heading_path, c.text FROM chunk c JOIN page p ON p.number = c.page ORDER BY c.number"))
        using (var reader = command.ExecuteReader())
        {
            var (before, pageBefore) = (0L, -1L);
            var (title, headings) = (FieldWords.None, FieldWords.None);
            while (reader.Read())
            {
                var (number, page) = (reader.GetInt64(0), reader.GetInt64(1));
                title = title.Or(reader.GetString(2), text => text);
                headings = headings.Or(reader.GetString(3), json => string.Join('\n', JsonSerializer.Deserialize(json, HeadingPathJson.Default.IReadOnlyListString)!));
                var words = Add(title, headings, reader.GetString(4));
                ChunkTable.Pack(_chunks, number - before, words, page != pageBefore);
                (before, pageBefore) = (number, page);
                _slot++;
                if (_places >= _placesPerSegment)
                {
                    WriteSegment();
                }
            }
        }

        WriteSegment();
        using var index = _connection.Prepare("INSERT INTO word_index (id, analysis, segments, chunks, vocabulary) VALUES (1, $0, $1, $2, $3)", 4);
        index.With(Terms.Analysis, _segment, _chunks.ToArray(), WordVocabulary.Pack(_vocabulary)).ExecuteNonQuery();
    }

    private int Add(FieldWords title, FieldWords headings, string text)
    {
        var words = Add(title.Terms, WordField.Title) + Add(headings.Terms, WordField.Heading);
        var common = 0;
        foreach (var word in title.Common.Concat(headings.Common))
        {
            Add(word, WordField.Common, common++);
        }

        return words + Add(Terms.PlacesOf(text), WordField.Body);
    }

    private int Add(IReadOnlyList<TermPlace> terms, WordField field)
    {
        var words = 0;
        foreach (var (term, position, isAddition) in terms)
        {
            Add(term, field, position);
            words += isAddition ? 0 : 1;
        }

        return words;
    }

    private void Add(string term, WordField field, int offset)
    {
        if (!_lists.TryGetValue(term, out var list))
        {
            _lists[term] = list = new PostingWriter();
        }

        list.Add(_slot, field, offset);
        _places++;
    }

    private void WriteSegment()
    {
        if (_lists.Count == 0)
        {
            return;
        }

        using var insert = _connection.Prepare("INSERT INTO posting (segment, term, chunks, places) VALUES ($0, $1, $2, $3)", 4);
        foreach (var (term, list) in _lists.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var packed = list.ToArray();
            insert.With(_segment, term, list.Chunks, packed).ExecuteNonQuery();
            if (WordVocabulary.Takes(term))
            {
                _vocabulary[term] = _vocabulary.GetValueOrDefault(term) + list.Chunks;
            }
        }

        _lists.Clear();
        _segment++;
        _places = 0;
    }

    /// <summary>The words of a title or of headings, which a page's chunks share.</summary>
    private sealed record FieldWords(string? Source, IReadOnlyList<TermPlace> Terms, IReadOnlyList<string> Common)
    {
        public static FieldWords None { get; } = new(null, [], []);

        public FieldWords Or(string source, Func<string, string> read)
        {
            if (source == Source)
            {
                return this;
            }

            var text = read(source);
            return new FieldWords(source, Core.Text.Terms.PlacesOf(text), [.. Core.Text.Terms.StopWordsOf(text)]);
        }
    }
}
