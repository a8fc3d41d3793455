using System.Globalization;
using System.Text;
using DocsBot.Core.Retrieval;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>Keeps the draft to one ingestion at a time, across processes. The operating system lets go of it when the holder ends, however it ends.</summary>
internal sealed class DraftLock : IDisposable
{
    private readonly FileStream _held;

    private DraftLock(FileStream stream) => _held = stream;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="IndexUnavailableException">Another ingestion holds it.</exception>
    public static DraftLock Take(IndexFolder folder, DateTimeOffset now)
    {
        FileStream stream;
        try
        {
            Directory.CreateDirectory(folder.Directory);
            stream = new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IndexUnavailableException($"The index folder {folder.Directory} cannot be written ({e.Message}). Give this user write access to it, or name another data folder.", e);
        }
        catch (IOException e) when (File.Exists(folder.LockFile))
        {
            throw new IndexUnavailableException($"Another ingestion is writing the index {folder.Directory}: {Holder(folder)}. Wait for it to end, or stop it, and run this one again.", e);
        }
        catch (IOException e)
        {
            throw new IndexUnavailableException($"The index folder {folder.Directory} cannot be created ({e.Message}). Name another data folder.", e);
        }

        Sign(folder, now);
        return new DraftLock(stream);
    }

    public void Dispose() => _held.Dispose();

    // Who holds the lock stands in a file beside it: the locked one cannot be read by others.
    private static void Sign(IndexFolder folder, DateTimeOffset now) =>
        File.WriteAllText(
            folder.LockFile + ".holder",
            string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName} since {now:yyyy-MM-dd HH:mm:ss} UTC"),
            Encoding.UTF8);

    private static string Holder(IndexFolder folder)
    {
        try
        {
            return File.ReadAllText(folder.LockFile + ".holder").Trim();
        }
        catch (IOException)
        {
            return "a process that did not say who it is";
        }
    }
}
