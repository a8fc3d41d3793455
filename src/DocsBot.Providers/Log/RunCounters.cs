using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Security;

namespace DocsBot.Providers.Log;

/// <summary>
/// How many records this process accepted, wrote and dropped, in a small file that is mapped into memory: the kernel keeps it when the process is killed, so
/// that the next one can tell what was lost. Each process has a file of its own, <c>interactions.db.run-…</c>, and holds a lock on it; one without a lock is of a
/// process that is gone. It is deleted at a clean end. Where no file can be had it counts nothing. Safe for many threads.
/// </summary>
internal sealed class RunCounters
{
    // "DBotRun1"; the last character is the version of the layout: magic, start in ticks, accepted, written, dropped, each of 8 bytes.
    private const long Magic = 0x316E7552746F4244;
    private const int StartedAt = 8;
    private const int Accepted = 16;
    private const int Written = 24;
    private const int Dropped = 32;
    private const int Size = 40;

    private readonly Lock _lock = new();
    private readonly string? _file;
    private readonly MemoryMappedFile? _map;
    private MemoryMappedViewAccessor? _view;

    private RunCounters(string? file, MemoryMappedFile? map, IReadOnlyList<LostRun> lost)
    {
        _file = file;
        _map = map;
        _view = map?.CreateViewAccessor(0, Size, MemoryMappedFileAccess.ReadWrite);
        Lost = lost;
    }

    /// <summary>The runs that ended without a clean end, as they were found at the start.</summary>
    public IReadOnlyList<LostRun> Lost { get; }

    /// <summary>Takes what ended runs left behind, and begins to count this one. Never throws.</summary>
    /// <param name="log">The log's file, beside which the counters are.</param>
    /// <param name="time">The clock.</param>
    public static RunCounters Begin(string log, TimeProvider time)
    {
        IReadOnlyList<LostRun> lost = [];
        try
        {
            var folder = Path.GetDirectoryName(log)!;
            Directory.CreateDirectory(folder);
            lost = TakeLost(folder, $"{Path.GetFileName(log)}.run-*");
            var file = $"{log}.run-{Guid.CreateVersion7(time.GetUtcNow()):N}";
            return new RunCounters(file, Create(file, time.GetUtcNow()), lost);
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            // A log that cannot be written there says so itself.
            return new RunCounters(file: null, map: null, lost);
        }
    }

    /// <summary>The counters of a file, whoever writes it; null when they are not whole.</summary>
    public static LostRun? Read(Stream file)
    {
        Span<long> numbers = stackalloc long[Size / sizeof(long)];
        return file.ReadAtLeast(MemoryMarshal.AsBytes(numbers), Size, throwOnEndOfStream: false) == Size && numbers[0] == Magic
            && numbers[1] >= 0 && numbers[1] <= DateTimeOffset.MaxValue.Ticks && numbers[2] >= 0 && numbers[3] >= 0 && numbers[4] >= 0
            ? new LostRun(new DateTimeOffset(numbers[1], TimeSpan.Zero), numbers[2], numbers[3], numbers[4])
            : null;
    }

    /// <summary>A record is handed to the log.</summary>
    public void Accept() => Add(Accepted, 1);

    /// <summary>There was no room for it, and whoever handed it over knows.</summary>
    public void Refuse() => Add(Accepted, -1);

    /// <summary>Records are in the log.</summary>
    public void Write(int records) => Add(Written, records);

    /// <summary>Records were dropped.</summary>
    public void Drop(int records) => Add(Dropped, records);

    /// <summary>A clean end: nothing is lost.</summary>
    public void End()
    {
        lock (_lock)
        {
            _view?.Dispose();
            _view = null;
        }

        _map?.Dispose();
        try
        {
            if (_file is not null)
            {
                File.Delete(_file);
            }
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            // The next run reads that nothing is lost.
        }
    }

    private void Add(int counter, int records)
    {
        lock (_lock)
        {
            _view?.Write(counter, _view.ReadInt64(counter) + records);
        }
    }

    private static MemoryMappedFile Create(string file, DateTimeOffset now)
    {
        var stream = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        try
        {
            // Written, not only made longer: the disk gives its room now, and writing to the map cannot fail for want of it.
            stream.Write(MemoryMarshal.AsBytes<long>([Magic, now.UtcTicks, 0, 0, 0]));
            stream.Flush();
            return MemoryMappedFile.CreateFromFile(stream, mapName: null, Size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static List<LostRun> TakeLost(string folder, string pattern)
    {
        var lost = new List<LostRun>();
        foreach (var file in Directory.EnumerateFiles(folder, pattern))
        {
            try
            {
                // Opening it fails while its process holds the lock.
                using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
                if (Read(stream) is { } run)
                {
                    lost.Add(run);
                }

                File.Delete(file);
            }
            catch (Exception e) when (IsOfTheDisk(e))
            {
                // Another process runs, or has just taken it.
            }
        }

        return lost;
    }

    private static bool IsOfTheDisk(Exception e) => e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException;
}
