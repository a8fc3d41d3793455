using System.Text.Json;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Sqlite.Vectors;
using DocsBot.Providers.Sqlite.Words;
using DocsBot.Providers.Words;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>One connection to one snapshot with its prepared statements. Used by one thread at a time; <see cref="PublishedSnapshot"/> lends it.</summary>
internal sealed class SnapshotReader : IDisposable
{
    private const string SelectChunk =
        """
        SELECT c.id, p.source, p.path, c.ordinal, p.title, c.heading_path, c.anchor, p.url, c.text, p.product, p.version, p.language
        FROM chunk c JOIN page p ON p.number = c.page
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _byNumber;
    private readonly SqliteCommand _byId;
    private readonly SqliteCommand _postings;
    private readonly long _segments;

    private SnapshotReader(SqliteConnection connection, string file)
    {
        _connection = connection;
        Manifest = IndexDatabase.ReadManifest(connection, file);
        _byNumber = _connection.Prepare($"{SelectChunk} WHERE c.number = $0", 1);
        _byId = _connection.Prepare($"{SelectChunk} WHERE c.id = $0", 1);
        _postings = connection.Prepare("SELECT chunks, places FROM posting WHERE segment = $0 AND term = $1", 2);
        _segments = connection.ReadInteger("SELECT segments FROM word_index");
    }

    public IndexManifest Manifest { get; }

    /// <summary>Opens a snapshot.</summary>
    /// <exception cref="IndexUnavailableException">It cannot be used.</exception>
    public static SnapshotReader Open(string file)
    {
        var connection = IndexDatabase.OpenSnapshot(file);
        try
        {
            if (!WordIndexWriter.IsCurrent(connection))
            {
                throw new IndexUnavailableException($"The index file {file} was written by another build, which read words differently. {SqliteFault.Run}.");
            }

            return new SnapshotReader(connection, file);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw SqliteFault.Explain(e, file);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The passages of a ranking, in its order.</summary>
    public IReadOnlyList<SearchHit> Fetch(IReadOnlyList<RankedChunk> ranking)
    {
        var hits = new List<SearchHit>(ranking.Count);
        foreach (var (number, score) in ranking)
        {
            using var reader = _byNumber.With(number).ExecuteReader();
            if (reader.Read())
            {
                hits.Add(new SearchHit(ReadChunk(reader), score));
            }
        }

        return hits;
    }

    public Chunk? Find(ChunkId id)
    {
        using var reader = _byId.With(ToBlob(id)).ExecuteReader();
        return reader.Read() ? ReadChunk(reader) : null;
    }

    public IReadOnlyList<Chunk> ReadPage(PageKey page) => ReadPage(_connection, page);

    public PageKey? FindPage(string url)
    {
        using var command = _connection.Prepare("SELECT source, path FROM page WHERE url = $0 ORDER BY number LIMIT 1", 1).With(url);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new PageKey(reader.GetString(0), reader.GetString(1)) : null;
    }

    /// <summary>The different labels of pages that have any text, those of the most pages first.</summary>
    public IReadOnlyList<PageLabels> ReadLabels()
    {
        using var command = _connection.Prepare(
            "SELECT product, version, language FROM page WHERE url IS NOT NULL GROUP BY product, version, language ORDER BY COUNT(*) DESC, product, version, language");
        using var reader = command.ExecuteReader();
        var labels = new List<PageLabels>();
        while (reader.Read())
        {
            labels.Add(new PageLabels { Product = reader.TextOrNull(0), Version = reader.TextOrNull(1), Language = reader.TextOrNull(2) });
        }

        return labels;
    }

    public IReadOnlyDictionary<string, string> ReadPageHashes(string source) => ReadPageHashes(_connection, source);

    public bool Holds(PageKey page) => Holds(_connection, page);

    /// <summary>The chunks whose pages pass a filter, by number.</summary>
    public HashSet<long> Passing(SearchFilter filter)
    {
        using var command = _connection.Prepare($"SELECT c.number FROM chunk c JOIN page p ON p.number = c.page WHERE {LabelFilter.Sql}", LabelFilter.Parameters)
            .With(LabelFilter.Values(filter));
        using var reader = command.ExecuteReader();
        var passing = new HashSet<long>();
        while (reader.Read())
        {
            passing.Add(reader.GetInt64(0));
        }

        return passing;
    }

    /// <summary>Where a word stands, packed, by segment.</summary>
    public IReadOnlyList<(int Chunks, byte[] Packed)> ReadPostings(string term)
    {
        var postings = new List<(int, byte[])>((int)_segments);
        for (var segment = 0L; segment < _segments; segment++)
        {
            using var reader = _postings.With(segment, term).ExecuteReader();
            if (reader.Read())
            {
                postings.Add((reader.GetInt32(0), reader.GetFieldValue<byte[]>(1)));
            }
        }

        return postings;
    }

    /// <summary>The chunks of the snapshot with their pages and lengths.</summary>
    /// <exception cref="InvalidDataException">They are missing or damaged.</exception>
    public ChunkTable LoadChunks()
    {
        using var command = _connection.Prepare("SELECT chunks FROM word_index");
        return ChunkTable.Unpack(command.ExecuteScalar() as byte[] ?? throw new InvalidDataException("The list of the chunks is missing."));
    }

    /// <summary>The words that a misspelt one may have meant.</summary>
    /// <exception cref="InvalidDataException">They are missing or damaged.</exception>
    public WordVocabulary LoadVocabulary()
    {
        using var command = _connection.Prepare("SELECT vocabulary FROM word_index");
        return WordVocabulary.Unpack(command.ExecuteScalar() as byte[] ?? throw new InvalidDataException("The list of the words is missing."));
    }

    public FittedModel? ReadModel() => StoredModel.Read(_connection);

    /// <summary>The embeddings.</summary>
    /// <exception cref="IndexUnavailableException">One of them is damaged.</exception>
    public VectorIndex LoadVectors(int dimensions)
    {
        var vectors = new VectorIndex(dimensions, (int)_connection.ReadInteger("SELECT COUNT(*) FROM embedding"));
        using var command = _connection.Prepare("SELECT chunk, vector FROM embedding ORDER BY chunk");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (!vectors.TryAdd(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)))
            {
                throw new IndexUnavailableException($"The embedding of chunk {reader.GetInt64(0)} in {_connection.DataSource} is damaged. {SqliteFault.Mend}.");
            }
        }

        return vectors;
    }

    public void Dispose()
    {
        _byNumber.Dispose();
        _byId.Dispose();
        _postings.Dispose();
        _connection.Dispose();
    }

    public static IReadOnlyDictionary<string, string> ReadPageHashes(SqliteConnection _connection, string source)
    {
        using var command = _connection.Prepare("SELECT path, content_hash FROM page WHERE source = $0", 1).With(source);
        using var reader = command.ExecuteReader();
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            hashes.Add(reader.GetString(0), reader.GetString(1));
        }

        return hashes;
    }

    public static bool Holds(SqliteConnection _connection, PageKey page)
    {
        using var command = _connection.Prepare("SELECT 1 FROM page WHERE source = $0 AND path = $1", 2).With(page.Source, page.Path);
        return command.ExecuteScalar() is not null;
    }

    /// <summary>The next chunks without an embedding after a number, in the order of their numbers.</summary>
    public static IReadOnlyList<(long Number, Chunk Chunk)> ReadChunksWithoutEmbedding(SqliteConnection _connection, long after, int limit)
    {
        using var command = _connection.Prepare(
            $"{SelectChunk.Replace("p.language", "p.language, c.number", StringComparison.Ordinal)} LEFT JOIN embedding e ON e.chunk = c.number WHERE e.chunk IS NULL AND c.number > $0 ORDER BY c.number LIMIT $1",
            2).With(after, limit);
        using var reader = command.ExecuteReader();
        var chunks = new List<(long, Chunk)>();
        while (reader.Read())
        {
            chunks.Add((reader.GetInt64(12), ReadChunk(reader)));
        }

        return chunks;
    }

    /// <summary>The pages in the order of their names, which does not depend on the order they were stored in.</summary>
    public static IReadOnlyList<PageKey> ReadPages(SqliteConnection _connection)
    {
        using var command = _connection.Prepare("SELECT source, path FROM page ORDER BY source, path");
        using var reader = command.ExecuteReader();
        var pages = new List<PageKey>();
        while (reader.Read())
        {
            pages.Add(new PageKey(reader.GetString(0), reader.GetString(1)));
        }

        return pages;
    }

    public static IReadOnlyList<Chunk> ReadPage(SqliteConnection _connection, PageKey page)
    {
        using var command = _connection.Prepare($"{SelectChunk} WHERE p.source = $0 AND p.path = $1 ORDER BY c.ordinal", 2).With(page.Source, page.Path);
        return [.. ReadAll(command)];
    }

    public static byte[] ToBlob(ChunkId id) => id.Value.ToByteArray(bigEndian: true);

    private static IEnumerable<Chunk> ReadAll(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return ReadChunk(reader);
        }
    }

    private static Chunk ReadChunk(SqliteDataReader reader)
    {
        var labels = new PageLabels { Product = reader.TextOrNull(9), Version = reader.TextOrNull(10), Language = reader.TextOrNull(11) };
        return new Chunk
        {
            Id = new ChunkId(new Guid(reader.GetFieldValue<byte[]>(0), bigEndian: true)),
            Page = new PageKey(reader.GetString(1), reader.GetString(2)),
            Ordinal = reader.GetInt32(3),
            Title = reader.GetString(4),
            HeadingPath = JsonSerializer.Deserialize(reader.GetString(5), HeadingPathJson.Default.IReadOnlyListString)!,
            Anchor = reader.TextOrNull(6),
            PageUrl = reader.GetString(7),
            Text = reader.GetString(8),
            Labels = labels == PageLabels.None ? PageLabels.None : labels,
        };
    }
}
