namespace DocsBot.Providers.Sqlite.Index;

/// <summary>The files of an index: <c>&lt;snapshot&gt;.db</c> for each published snapshot, <c>current</c> that names one of them, <c>draft.db</c>, <c>draft.lock</c>.</summary>
internal sealed class IndexFolder(string dataDirectory)
{
    private const string Extension = ".db";
    private const string DraftName = "draft";

    public string Directory { get; } = Path.Combine(Path.GetFullPath(dataDirectory), "index");

    public string DraftFile => Path.Combine(Directory, DraftName + Extension);

    public string LockFile => Path.Combine(Directory, "draft.lock");

    public string CurrentFile => Path.Combine(Directory, "current");

    public string SnapshotFile(string snapshot) => Path.Combine(Directory, snapshot + Extension);

    /// <summary>The snapshot that <c>current</c> names; null without such a file.</summary>
    public string? ReadCurrent()
    {
        try
        {
            var name = File.ReadAllText(CurrentFile).Trim();
            return IsSnapshotName(name) ? name : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Points <c>current</c> to a snapshot in one step: a reader sees the old name or the new one.</summary>
    public void WriteCurrent(string snapshot)
    {
        var temporary = CurrentFile + ".new";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(snapshot + "\n"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, CurrentFile, overwrite: true);
    }

    /// <summary>The snapshots on disk, newest first; their names sort by time.</summary>
    public IReadOnlyList<string> Snapshots()
    {
        if (!System.IO.Directory.Exists(Directory))
        {
            return [];
        }

        return [.. System.IO.Directory.EnumerateFiles(Directory, "*" + Extension)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(IsSnapshotName)
            .OrderDescending(StringComparer.Ordinal)];
    }

    /// <summary>Renames a file that cannot be used, so that it is out of the way but not lost.</summary>
    /// <returns>The file's new name.</returns>
    public static string SetAside(string file, DateTimeOffset now)
    {
        var aside = FormattableString.Invariant($"{file}.unusable-{now:yyyyMMddTHHmmssfff}");
        File.Move(file, aside, overwrite: true);
        return aside;
    }

    public void DeleteDraft()
    {
        // The write-ahead log first: a database without its log is an older database, a log without its database would be replayed into the next one.
        File.Delete(DraftFile + "-wal");
        File.Delete(DraftFile + "-shm");
        File.Delete(DraftFile + "-journal");
        File.Delete(DraftFile);
    }

    /// <summary>Deletes published snapshots beyond the newest ones; the current one always stays. One that another program holds open stays till the next time.</summary>
    public void Prune(int keep, string current)
    {
        foreach (var snapshot in Snapshots().Where(name => name != current).Skip(keep - 1))
        {
            try
            {
                File.Delete(SnapshotFile(snapshot));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }

    private static bool IsSnapshotName(string name) => name.Length > 0 && char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
