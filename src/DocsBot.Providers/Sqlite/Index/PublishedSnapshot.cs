using System.Collections.Concurrent;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Sqlite.Vectors;
using DocsBot.Providers.Sqlite.Words;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>A published snapshot with its open connections. Retired when a newer one is published, and closed when the last search on it ends.</summary>
internal sealed partial class PublishedSnapshot
{
    private readonly ConcurrentBag<SnapshotReader> _idle = [];
    private readonly Lazy<WordSearch> _words;
    private readonly Lazy<VectorIndex?> _vectors;
    private readonly Lock _gate = new();
    private int _users;
    private bool _retired;

    public PublishedSnapshot(string file, SqliteIndexOptions options, ILogger logger)
    {
        File = file;
        var reader = SnapshotReader.Open(file);
        Manifest = reader.Manifest;
        _idle.Add(reader);
        _words = new Lazy<WordSearch>(() => new WordSearch(Use(r => r.LoadChunks()), options));
        _vectors = new Lazy<VectorIndex?>(() => LoadVectors(logger));
    }

    public string File { get; }

    public IndexManifest Manifest { get; }

    /// <summary>Search by words.</summary>
    public WordSearch Words => _words.Value;

    /// <summary>The embeddings, read when they are first asked for; null when they are damaged: the words still find.</summary>
    public VectorIndex? Vectors => _vectors.Value;

    /// <summary>Notes one more user; false when the snapshot is retired and closed already.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_retired && _users == 0)
            {
                return false;
            }

            _users++;
            return true;
        }
    }

    /// <summary>Notes that a user is done.</summary>
    public void Leave()
    {
        bool close;
        lock (_gate)
        {
            close = --_users == 0 && _retired;
        }

        if (close)
        {
            Close();
        }
    }

    /// <summary>Lets go of the snapshot: no new users, closed when the present ones are done.</summary>
    public void Retire()
    {
        bool close;
        lock (_gate)
        {
            close = !_retired && _users == 0;
            _retired = true;
        }

        if (close)
        {
            Close();
        }
    }

    /// <summary>Lends a connection for one piece of work. The caller is a noted user.</summary>
    /// <exception cref="IndexUnavailableException">The file turns out to be damaged.</exception>
    public T Use<T>(Func<SnapshotReader, T> work)
    {
        var reader = _idle.TryTake(out var taken) ? taken : SnapshotReader.Open(File);
        try
        {
            var result = work(reader);
            _idle.Add(reader);
            return result;
        }
        catch (Exception e)
        {
            reader.Dispose();
            if (e is SqliteException fault)
            {
                throw SqliteFault.Explain(fault, File);
            }

            if (e is InvalidDataException)
            {
                throw new IndexUnavailableException($"The index file {File} is damaged ({e.Message}). {SqliteFault.Mend}.", e);
            }

            throw;
        }
    }

    private VectorIndex? LoadVectors(ILogger logger)
    {
        try
        {
            return Use(reader => reader.LoadVectors(Manifest.EmbeddingDimensions));
        }
        catch (IndexUnavailableException e) when (System.IO.File.Exists(File))
        {
            Log.NoVectors(logger, e, File);
            return null;
        }
    }

    private void Close()
    {
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The embeddings of {File} cannot be read; questions are searched for by words. Delete the index folder and run the ingestion again.")]
        public static partial void NoVectors(ILogger logger, Exception reason, string file);
    }
}
