using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using DocsBot.Providers.Prompts.Editing;

namespace DocsBot.Lab.Reports;

/// <summary>Writes what changes in a file, with a few lines around each change.</summary>
internal static class FileDiff
{
    private const int Context = 3;

    /// <summary>Writes the lines that go and come.</summary>
    public static void Write(FileChange change, TextWriter output)
    {
        output.WriteLine($"--- {change.File}");
        output.WriteLine($"+++ {change.File}");
        var lines = InlineDiffBuilder.Diff(change.Before, change.After).Lines;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines.Skip(i - Context).Take(Math.Min(i, Context) + Context + 1).Any(line => line.Type != ChangeType.Unchanged))
            {
                continue;
            }

            if (i > last + 1)
            {
                output.WriteLine("@@");
            }

            last = i;
            output.WriteLine(lines[i].Type switch
            {
                ChangeType.Inserted => "+" + lines[i].Text,
                ChangeType.Deleted => "-" + lines[i].Text,
                _ => " " + lines[i].Text,
            });
        }
    }
}
