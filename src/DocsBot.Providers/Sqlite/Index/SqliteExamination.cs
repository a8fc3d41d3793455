using System.Runtime.CompilerServices;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Diagnosis;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>Looks at the embedded index: the file that is published, and what lies beside it.</summary>
internal sealed class SqliteExamination(SqliteIndexOptions options, IndexRecipe recipe) : IExamination
{
    private readonly IndexFolder _folder = new(options.Directory);

    public string Subject => $"Index in {_folder.Directory}";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var finding in Examine())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return finding;
        }
    }

    private IEnumerable<Finding> Examine()
    {
        if (!Directory.Exists(_folder.Directory))
        {
            yield return Finding.Wrong($"There is no folder {_folder.Directory}. Run the ingestion, or name the data folder with --data.");
            yield break;
        }

        var current = _folder.ReadCurrent();
        var snapshots = _folder.Snapshots();
        if (current is null || !snapshots.Contains(current, StringComparer.Ordinal))
        {
            yield return Finding.Wrong(snapshots.Count > 0
                ? $"{_folder.CurrentFile} names no snapshot that is there; the newest one is used. Run the ingestion again."
                : "Nothing is published yet. Run the ingestion.");
        }

        if (snapshots.Count > 0)
        {
            foreach (var finding in ExamineFile(_folder.SnapshotFile(current is not null && snapshots.Contains(current, StringComparer.Ordinal) ? current : snapshots[0])))
            {
                yield return finding;
            }

            yield return Finding.Ok($"{snapshots.Count - 1} older snapshots are kept for a roll-back.");
        }

        if (File.Exists(_folder.DraftFile))
        {
            yield return Finding.Notice($"{_folder.DraftFile} is a draft: an ingestion runs, or did not end. The next one goes on with it.");
        }

        foreach (var aside in Directory.EnumerateFiles(_folder.Directory, "*.unusable-*"))
        {
            yield return Finding.Notice($"{aside} was set aside because it could not be used. Delete it when nobody needs it.");
        }
    }

    private IReadOnlyList<Finding> ExamineFile(string file)
    {
        try
        {
            using var reader = SnapshotReader.Open(file);
            using var connection = IndexDatabase.OpenSnapshot(file);
            IndexDatabase.CheckContent(connection, file);
            var manifest = reader.Manifest;
            var lacking = (int)connection.ReadInteger("SELECT COUNT(*) FROM chunk c LEFT JOIN embedding e ON e.chunk = c.number WHERE e.chunk IS NULL");
            return
            [
                .. ManifestFindings.Of(manifest, recipe),
                Finding.Ok("Words were read as this version reads them."),
                ManifestFindings.Count("pages", (int)connection.ReadInteger("SELECT COUNT(*) FROM page"), manifest.Pages),
                ManifestFindings.Count("passages", (int)connection.ReadInteger("SELECT COUNT(*) FROM chunk"), manifest.Chunks),
                ManifestFindings.Embeddings(manifest, lacking),
            ];
        }
        catch (IndexUnavailableException fault)
        {
            return [Finding.Wrong(fault.Message)];
        }
        catch (SqliteException fault)
        {
            return [Finding.Wrong(SqliteFault.Explain(fault, file).Message)];
        }
    }
}
