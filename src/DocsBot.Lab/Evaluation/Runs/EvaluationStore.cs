using System.Globalization;
using System.Text.Json;
using Dapper;
using DocsBot.Core.Prompts;
using Microsoft.Data.Sqlite;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>
/// Keeps evaluations in <c>lab.db</c> of the data folder. Each result is on disk as soon as it is added, so that a run which was interrupted in any way goes on
/// where it was. Safe for many threads and for several processes.
/// </summary>
public sealed class EvaluationStore
{
    private readonly LabDatabase _database;

    /// <summary>Names the store; its file is made when the first run begins.</summary>
    /// <param name="folder">The data folder.</param>
    public EvaluationStore(string folder) => _database = new LabDatabase(folder);

    /// <summary>The file.</summary>
    public string Path => _database.Path;

    /// <summary>The models' replies, in the same file.</summary>
    internal ReplyStore Replies => new(_database);

    /// <summary>Begins a run.</summary>
    /// <param name="run">The run; its cases are not looked at.</param>
    /// <param name="fingerprint">What the run asks, as a hash: an interrupted run is found again by it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EvaluationStoreException">The file cannot be used.</exception>
    public async Task BeginAsync(EvaluationRun run, string fingerprint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction();
        await connection.ExecuteAsync(
            "INSERT INTO run (id, fingerprint, started_at, finished_at, run) VALUES (@Id, @fingerprint, @startedAt, NULL, @json)",
            new { run.Id, fingerprint, startedAt = ToText(run.StartedAt), json = JsonSerializer.Serialize(run with { FinishedAt = null, Cases = [], Pairs = [] }, RunJson.Default.EvaluationRun) },
            transaction);
        await connection.ExecuteAsync(
            "INSERT INTO run_variant (run_id, variant, label, prompt_name, prompt_version, prompt_sha256) VALUES (@Id, @variant, @Label, @Name, @Version, @Sha256)",
            run.Variants.Select((variant, i) => new { run.Id, variant = i, variant.Label, variant.Prompt?.Name, variant.Prompt?.Version, variant.Prompt?.Sha256 }),
            transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Adds results to a run that no judge compared.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="results">The results.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EvaluationStoreException">The file cannot be used.</exception>
    public Task AddAsync(string runId, IReadOnlyCollection<CaseResult> results, CancellationToken cancellationToken) => AddAsync(runId, results, [], cancellationToken);

    /// <summary>Adds results to a run, all of them or none; one that is there already is replaced, as a failed one is when it is asked again.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="results">The results.</param>
    /// <param name="verdicts">What the judge said of two of the answers; empty for nothing.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EvaluationStoreException">The file cannot be used.</exception>
    public async Task AddAsync(string runId, IReadOnlyCollection<CaseResult> results, IReadOnlyCollection<PairVerdict> verdicts, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction();
        await connection.ExecuteAsync(
            "INSERT OR REPLACE INTO run_case (run_id, set_name, case_id, variant, trial, result) VALUES (@runId, @Set, @CaseId, @Variant, @Trial, @json)",
            results.Select(result => new { runId, result.Set, result.CaseId, result.Variant, result.Trial, json = JsonSerializer.Serialize(result, RunJson.Default.CaseResult) }),
            transaction);
        await connection.ExecuteAsync(
            "INSERT OR REPLACE INTO run_pair (run_id, set_name, case_id, variant, other, trial, verdicts) VALUES (@runId, @Set, @CaseId, @Variant, @Other, @Trial, @json)",
            verdicts.GroupBy(verdict => (verdict.Set, verdict.CaseId, verdict.Variant, verdict.Other, verdict.Trial))
                .Select(group => new { runId, group.Key.Set, group.Key.CaseId, group.Key.Variant, group.Key.Other, group.Key.Trial, json = JsonSerializer.Serialize([.. group], RunJson.Default.ListPairVerdict) }),
            transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Notes that a run is complete.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="at">When, in UTC.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EvaluationStoreException">The file cannot be used.</exception>
    public async Task FinishAsync(string runId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("UPDATE run SET finished_at = @at WHERE id = @runId", new { runId, at = ToText(at) });
    }

    /// <summary>The runs, newest first, without their cases.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="EvaluationStoreException">The file cannot be used.</exception>
    public async Task<IReadOnlyList<EvaluationRun>> ListAsync(CancellationToken cancellationToken)
    {
        if (!_database.Exists)
        {
            return [];
        }

        await using var connection = await _database.OpenAsync(cancellationToken);
        return [.. (await connection.QueryAsync<(string Run, string? FinishedAt)>("SELECT run, finished_at FROM run ORDER BY started_at DESC, id DESC")).Select(Read)];
    }

    /// <summary>A run with its cases; null when there is none.</summary>
    /// <param name="id">Its id, or how the id of one run alone begins or ends.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="EvaluationStoreException">Several runs are meant, or the file cannot be used.</exception>
    public async Task<EvaluationRun?> FindAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (!_database.Exists)
        {
            return null;
        }

        await using var connection = await _database.OpenAsync(cancellationToken);
        var ids = (await connection.QueryAsync<string>(
            "SELECT id FROM run WHERE id = @id OR substr(id, 1, length(@id)) = @id OR substr(id, -length(@id)) = @id ORDER BY id", new { id })).AsList();
        return ids switch
        {
            [] => null,
            [var one] => await ReadAsync(connection, one),
            _ => throw new EvaluationStoreException($"Several runs have an id that begins or ends with {id}: {string.Join(", ", ids)}. Write more of it."),
        };
    }

    /// <summary>The newest complete run that compared two versions by their exact bytes, with its cases; null when there is none.</summary>
    /// <param name="one">The one version.</param>
    /// <param name="other">The other.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="EvaluationStoreException">The file cannot be used.</exception>
    public async Task<EvaluationRun?> LatestComparingAsync(PromptId one, PromptId other, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        const string query = """
            SELECT run.id FROM run
            JOIN run_variant AS a ON a.run_id = run.id AND a.prompt_name = @oneName AND a.prompt_version = @oneVersion AND a.prompt_sha256 = @oneSha256
            JOIN run_variant AS b ON b.run_id = run.id AND b.prompt_name = @otherName AND b.prompt_version = @otherVersion AND b.prompt_sha256 = @otherSha256
            WHERE run.finished_at IS NOT NULL AND a.variant <> b.variant
            ORDER BY run.started_at DESC, run.id DESC LIMIT 1
            """;
        if (!_database.Exists)
        {
            return null;
        }

        await using var connection = await _database.OpenAsync(cancellationToken);
        var id = await connection.ExecuteScalarAsync<string?>(query, new
        {
            oneName = one.Name, oneVersion = one.Version, oneSha256 = one.Sha256, otherName = other.Name, otherVersion = other.Version, otherSha256 = other.Sha256,
        });
        return id is null ? null : await ReadAsync(connection, id);
    }

    /// <summary>The newest run that asks the same and is not complete, with what it has; null when there is none.</summary>
    /// <param name="fingerprint">What it asks.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="EvaluationStoreException">The file cannot be used.</exception>
    internal async Task<EvaluationRun?> UnfinishedAsync(string fingerprint, CancellationToken cancellationToken)
    {
        if (!_database.Exists)
        {
            return null;
        }

        await using var connection = await _database.OpenAsync(cancellationToken);
        var id = await connection.ExecuteScalarAsync<string?>(
            "SELECT id FROM run WHERE fingerprint = @fingerprint AND finished_at IS NULL ORDER BY started_at DESC, id DESC LIMIT 1", new { fingerprint });
        return id is null ? null : await ReadAsync(connection, id);
    }

    private static async Task<EvaluationRun> ReadAsync(SqliteConnection connection, string id)
    {
        var run = Read(await connection.QuerySingleAsync<(string Run, string? FinishedAt)>("SELECT run, finished_at FROM run WHERE id = @id", new { id }));
        var cases = await connection.QueryAsync<string>("SELECT result FROM run_case WHERE run_id = @id ORDER BY set_name, case_id, variant, trial", new { id });
        var pairs = await connection.QueryAsync<string>("SELECT verdicts FROM run_pair WHERE run_id = @id ORDER BY set_name, case_id, variant, other, trial", new { id });
        return run with
        {
            Cases = [.. cases.Select(json => JsonSerializer.Deserialize(json, RunJson.Default.CaseResult)!)],
            Pairs = [.. pairs.SelectMany(json => JsonSerializer.Deserialize(json, RunJson.Default.ListPairVerdict)!)],
        };
    }

    private static EvaluationRun Read((string Run, string? FinishedAt) row) => JsonSerializer.Deserialize(row.Run, RunJson.Default.EvaluationRun)! with
    {
        FinishedAt = row.FinishedAt is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null,
    };

    private static string ToText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
