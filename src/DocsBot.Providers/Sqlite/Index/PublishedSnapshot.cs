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
    private readonly Lock _gate = new();
    private readonly SqliteIndexOptions _options;
    private readonly ILogger _logger;

    // LazyInitializer keeps no exception, so a fault that passes costs one question; it locks an object only.
    private WordSearch? _words;
    private object? _wordsGate;
    private VectorIndex? _vectors;
    private bool _vectorsKnown;
    private object? _vectorsGate;
    private int _users;
    private bool _retired;

    public PublishedSnapshot(string file, SqliteIndexOptions options, ILogger logger)
    {
        File = file;
        var reader = SnapshotReader.Open(file);
        Manifest = reader.Manifest;
        _idle.Add(reader);
        _options = options;
        _logger = logger;
    }

    public string File { get; }

    public IndexManifest Manifest { get; }

    /// <summary>Which chunks pass a filter.</summary>
    public FilteredChunks Filtered { get; } = new();

    /// <summary>Search by words.</summary>
    /// <exception cref="IndexUnavailableException">The file cannot be read; asked again, it is tried again.</exception>
    public WordSearch Words => LazyInitializer.EnsureInitialized(ref _words, ref _wordsGate, () => new WordSearch(Use(reader => reader.LoadChunks()), _options));

    /// <summary>The embeddings, read when they are first asked for; null when they are damaged: the words still find.</summary>
    /// <exception cref="IndexUnavailableException">The file cannot be read just now; asked again, it is tried again.</exception>
    public VectorIndex? Vectors => LazyInitializer.EnsureInitialized(ref _vectors, ref _vectorsKnown, ref _vectorsGate, LoadVectors);

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

    private VectorIndex? LoadVectors()
    {
        try
        {
            return Use(reader => reader.LoadVectors(Manifest.EmbeddingDimensions));
        }
        catch (IndexUnavailableException e) when (System.IO.File.Exists(File) && !SqliteFault.MayPass(e))
        {
            Log.NoVectors(_logger, e, File);
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
