using Dapper;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;
using DocsBot.Providers.Log;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Log;

/// <summary>Experiments in the interaction log's file, beside its writer. A file that is not there yet, or not brought up to date yet, holds nothing.</summary>
/// <param name="options">Where the file is.</param>
public sealed class SqliteExperimentLog(InteractionLogOptions options) : IExperimentLog
{
    /// <summary>Counts an arm, in the index alone.</summary>
    internal const string Count = """
        SELECT count(*) FILTER (WHERE outcome <> 'cancelled') AS Answers,
            count(*) FILTER (WHERE outcome IN ('failed', 'degraded')) AS Errors,
            count(helpful) AS Ratings,
            count(*) FILTER (WHERE helpful = 0) AS ThumbsDown,
            count(cost) FILTER (WHERE outcome <> 'cancelled') AS PricedAnswers,
            total(cost) FILTER (WHERE outcome <> 'cancelled') AS Cost
        FROM interactions
        WHERE experiment = @experiment AND arm = @arm AND prompt_sha256 = @sha256
        """;

    private const string SelectClosed = """
        SELECT experiment AS Experiment, arm AS Arm, prompt_sha256 AS Sha256, closed_at AS ClosedAt, reason AS Reason, answers AS Answers, errors AS Errors,
            ratings AS Ratings, thumbs_down AS ThumbsDown, priced_answers AS PricedAnswers, cost AS Cost
        FROM experiment_arms_closed
        """;

    private const string InsertClosed = """
        INSERT INTO experiment_arms_closed (experiment, arm, prompt_sha256, closed_at, reason, answers, errors, ratings, thumbs_down, priced_answers, cost)
        VALUES (@Experiment, @Arm, @Sha256, @ClosedAt, @Reason, @Answers, @Errors, @Ratings, @ThumbsDown, @PricedAnswers, @Cost)
        ON CONFLICT (experiment, arm, prompt_sha256) DO NOTHING
        """;

    private readonly string _path = Path.GetFullPath(options.Path);

    /// <inheritdoc />
    public Task<ArmFigures> CountAsync(string experiment, PromptId prompt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return ReadAsync(
            new ArmFigures(0, 0, 0, 0, 0, 0),
            connection => connection.QuerySingleAsync<ArmFigures>(new CommandDefinition(Count, new { experiment, arm = prompt.ToString(), sha256 = prompt.Sha256 }, cancellationToken: cancellationToken)),
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<ClosedArm>> ReadClosedAsync(CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<ClosedArm>>(
        [],
        async connection => [.. (await connection.QueryAsync<SqliteClosedArmRow>(new CommandDefinition(SelectClosed, cancellationToken: cancellationToken))).Select(row => row.ToArm())],
        cancellationToken);

    /// <inheritdoc />
    public async Task CloseAsync(ClosedArm arm, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arm);
        try
        {
            if (Path.GetDirectoryName(_path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            await using var connection = await OpenAsync(SqliteOpenMode.ReadWriteCreate, cancellationToken);
            SqliteInteractionLogSchema.Migrate(connection);
            await connection.ExecuteAsync(new CommandDefinition(InsertClosed, SqliteClosedArmRow.From(arm), cancellationToken: cancellationToken));
        }
        catch (Exception e) when (e is SqliteException or InteractionLogException or IOException or UnauthorizedAccessException)
        {
            throw new ExperimentLogException($"That the arm {arm.Arm} of {arm.Experiment} is closed cannot be written into the interaction log {_path}: {e.Message} Check the file, its folder and the disk.", e);
        }
    }

    private async Task<T> ReadAsync<T>(T empty, Func<SqliteConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
        {
            return empty;
        }

        try
        {
            await using var connection = await OpenAsync(SqliteOpenMode.ReadOnly, cancellationToken);

            // The log's writer brings an older file up to date as soon as it can.
            return SqliteInteractionLogSchema.VersionOf(connection) < SqliteInteractionLogSchema.Latest ? empty : await read(connection);
        }
        catch (SqliteException e)
        {
            throw new ExperimentLogException($"The figures of the experiments cannot be read from the interaction log {_path}: {e.Message} Check that it is an interaction log of DocsBot and that this user may read it.", e);
        }
    }

    private async Task<SqliteConnection> OpenAsync(SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
