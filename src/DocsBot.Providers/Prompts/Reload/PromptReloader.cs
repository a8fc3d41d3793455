using DocsBot.Core.Prompts;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Prompts.Reload;

/// <summary>
/// Puts what changes in a folder of prompts in force. It looks instead of being told, because bind mounts, network file systems and Kubernetes send no
/// events. It loads when two looks in a row find the same, and takes what it loaded only when a third, afterwards, finds it still: a file that is being
/// written is never taken. Faults leave the last good prompts in force.
/// </summary>
public sealed partial class PromptReloader
{
    // File systems keep write times by up to two seconds: what was loaded within that time of a write may have been written once more, unseen.
    private static readonly TimeSpan CoarsestClock = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, string> NoFiles = new(StringComparer.Ordinal);

    private readonly string _directory;
    private readonly CurrentPrompts _prompts;
    private readonly TimeProvider _time;
    private readonly ILogger<PromptReloader> _logger;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private volatile PromptsStatus _status;
    private IReadOnlyDictionary<string, string>? _hashes;
    private string? _seen;
    private string? _loaded;
    private bool _again;

    /// <summary>Creates the reloader; the prompts that are in force already are taken for those of the folder until the first look.</summary>
    /// <param name="directory">The folder of prompts.</param>
    /// <param name="prompts">Where new prompts are put in force.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of each change, and of each fault once.</param>
    public PromptReloader(string directory, CurrentPrompts prompts, TimeProvider time, ILogger<PromptReloader> logger)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(time);
        _directory = directory;
        _prompts = prompts;
        _time = time;
        _logger = logger;
        _status = new PromptsStatus(PromptsState.Current, time.GetUtcNow(), time.GetUtcNow(), []);
    }

    /// <summary>How the prompts are. Safe for any thread.</summary>
    public PromptsStatus Status => _status;

    /// <summary>Looks once. Not for several threads at once.</summary>
    public void Look()
    {
        var fingerprint = FolderFiles.Fingerprint(_directory);
        if (_again && _time.GetUtcNow() - fingerprint.Newest > CoarsestClock)
        {
            (_again, _loaded) = (false, null);
        }

        if (fingerprint.Text == _loaded)
        {
            _seen = _loaded;
            return;
        }

        if (fingerprint.Text != _seen)
        {
            _seen = fingerprint.Text;
            return;
        }

        Load(fingerprint);
    }

    private void Load(FolderFingerprint fingerprint)
    {
        var (read, hashes, faults) = Read();
        var after = FolderFiles.Fingerprint(_directory);
        if (after.Text != fingerprint.Text)
        {
            _seen = after.Text;
            return;
        }

        _loaded = fingerprint.Text;
        _again = _time.GetUtcNow() - fingerprint.Newest is var age && age <= CoarsestClock && age >= TimeSpan.Zero;
        if (faults.Count > 0)
        {
            Refuse(faults);
        }
        else
        {
            Take(read!, hashes);
        }
    }

    private (PromptSet? Read, IReadOnlyDictionary<string, string> Hashes, IReadOnlyList<string> Faults) Read()
    {
        try
        {
            // Hashed before they are read: what is written in between is loaded once more for nothing, and never missed.
            IReadOnlyDictionary<string, string> hashes = Directory.Exists(_directory) ? FolderFiles.Hashes(_directory) : NoFiles;
            var folder = PromptFolder.Read(_directory);
            return folder.Faults.Count > 0
                ? (null, NoFiles, [.. folder.Faults.Select(fault => fault.Message)])
                : (folder.ToSet(), hashes, []);
        }
        catch (PromptException fault)
        {
            return (null, NoFiles, [fault.Message]);
        }
#pragma warning disable CA1031 // A file, whatever is in it, must not stop the service from looking; the fault is logged whole.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.Unforeseen(_logger, _directory, fault);
            return (null, NoFiles, [$"The prompt folder {_directory} cannot be read: {fault.Message}"]);
        }
    }

    private void Take(PromptSet read, IReadOnlyDictionary<string, string> hashes)
    {
        var changes = _hashes is null ? [] : PromptChanges.Between(_hashes, hashes);
        var mended = _status.State == PromptsState.LastGood;
        var isNew = _hashes is null || changes.Count > 0;
        _hashes = hashes;
        if (isNew)
        {
            _prompts.Replace(read);
        }

        var now = _time.GetUtcNow();
        if (isNew || mended)
        {
            _status = new PromptsStatus(PromptsState.Current, now, isNew ? now : _status.InForceSince, []);
        }

        _told.Clear();
        if (mended)
        {
            Log.Mended(_logger, _directory);
        }

        if (changes.Count > 0)
        {
            Log.Reloaded(_logger, string.Join(", ", changes));
        }
    }

    private void Refuse(IReadOnlyList<string> faults)
    {
        _status = new PromptsStatus(PromptsState.LastGood, _status.State == PromptsState.LastGood ? _status.Since : _time.GetUtcNow(), _status.InForceSince, faults);
        foreach (var fault in faults.Where(_told.Add))
        {
            Log.Refused(_logger, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Prompts reloaded: {Changes}")]
        public static partial void Reloaded(ILogger logger, string changes);

        [LoggerMessage(2, LogLevel.Error, "The changed prompts are not taken, the last good ones stay in force: {Fault}")]
        public static partial void Refused(ILogger logger, string fault);

        [LoggerMessage(3, LogLevel.Information, "The prompts in {Directory} are without faults again")]
        public static partial void Mended(ILogger logger, string directory);

        [LoggerMessage(4, LogLevel.Error, "The prompts in {Directory} cannot be loaded")]
        public static partial void Unforeseen(ILogger logger, string directory, Exception fault);
    }
}
