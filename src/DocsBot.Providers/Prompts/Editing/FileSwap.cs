using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts.Editing;

/// <summary>Replaces files together: all drafts are on the disk before the first file is replaced, and what was replaced is put back when a later one fails.</summary>
internal static class FileSwap
{
    /// <summary>Writes the files in their order.</summary>
    /// <param name="files">Each as it was read, with its new text.</param>
    /// <exception cref="PromptException">A file is not what was read any more; nothing was written.</exception>
    /// <exception cref="IOException">A file cannot be written; all are as before.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Write(IReadOnlyList<(PromptText Read, string Text)> files)
    {
        var drafts = new List<(PromptText Read, string Target, string Draft)>();
        var replaced = 0;
        try
        {
            foreach (var (read, text) in files)
            {
                // A link stays a link: what it leads to is replaced.
                var target = read.Bytes is null ? read.File : File.ResolveLinkTarget(read.File, returnFinalTarget: true)?.FullName ?? read.File;
                var draft = $"{target}.{Environment.ProcessId}.new";
                drafts.Add((read, target, draft));
                WriteThrough(draft, read.BytesOf(text));
                if (read.Bytes is not null && !OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
                }
            }

            if (drafts.Find(draft => !draft.Read.IsUnchanged()) is { Read: { } changed })
            {
                throw new PromptException($"{changed.File} was changed by somebody else in this moment. Nothing was written; run the command again.");
            }

            for (; replaced < drafts.Count; replaced++)
            {
                File.Move(drafts[replaced].Draft, drafts[replaced].Target, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (var (read, target, _) in drafts.Take(replaced))
            {
                PutBack(read, target);
            }

            throw;
        }
        finally
        {
            foreach (var (_, _, draft) in drafts.Skip(replaced))
            {
                File.Delete(draft);
            }
        }
    }

    private static void PutBack(PromptText read, string target)
    {
        if (read.Bytes is null)
        {
            File.Delete(target);
        }
        else
        {
            File.WriteAllBytes(target, read.Bytes);
        }
    }

    /// <summary>On the disk when this returns: after a power cut, a file is the old one or the new one, never an empty one.</summary>
    private static void WriteThrough(string file, byte[] bytes)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }
}
