using System.Globalization;
using System.Security.Cryptography;

namespace DocsBot.Providers.Prompts.Reload;

/// <summary>
/// The files that the prompts may be made of: those of the folder and of the folders in it, the hidden ones left out. Links are followed, as the mounted
/// folders of Kubernetes are made of them.
/// </summary>
internal static class FolderFiles
{
    /// <summary>
    /// Names, sizes, write times and link targets, which tell a change without reading a file. A folder that is not there or cannot be read has a
    /// fingerprint as well.
    /// </summary>
    public static FolderFingerprint Fingerprint(string directory)
    {
        var lines = new List<string>();
        var newest = DateTime.MinValue;
        try
        {
            // Files may be reached through links of folders, of the hidden ones too.
            lines.AddRange(Directory.GetDirectories(directory).Append(directory).Select(folder => new DirectoryInfo(folder)).Where(folder => folder.LinkTarget is not null).Select(folder => $"{folder.FullName} > {folder.LinkTarget}"));
            foreach (var file in In(directory))
            {
                var info = Target(file);
                newest = info.LastWriteTimeUtc > newest ? info.LastWriteTimeUtc : newest;
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(directory, file)}|{info.FullName}|{(info.Exists ? info.Length : -1)}|{info.LastWriteTimeUtc.Ticks}"));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What disappears in between is another fingerprint at the next look.
            lines.Add(e.GetType().Name);
        }

        return new FolderFingerprint(string.Join('\n', lines), new DateTimeOffset(newest, TimeSpan.Zero));
    }

    /// <summary>The SHA-256 of each file by its path in the folder, with slashes.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read.</exception>
    public static SortedDictionary<string, string> Hashes(string directory)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in In(directory))
        {
            hashes[Path.GetRelativePath(directory, file).Replace('\\', '/')] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return hashes;
    }

    private static IEnumerable<string> In(string directory) =>
        Directory.GetDirectories(directory)
            .Where(IsVisible)
            .SelectMany(Directory.GetFiles)
            .Concat(Directory.GetFiles(directory))
            .Where(IsVisible)
            .Order(StringComparer.Ordinal);

    private static bool IsVisible(string path) => Path.GetFileName(path)[0] is not '.';

    private static FileInfo Target(string file)
    {
        var info = new FileInfo(file);
        return info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info;
    }
}
