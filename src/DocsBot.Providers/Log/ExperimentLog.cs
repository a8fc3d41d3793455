using System.Data.Common;
using Dapper;
using DocsBot.Core.Prompts;
using DocsBot.Core.Routing;

namespace DocsBot.Providers.Log;

/// <summary>Experiments in the interaction log, beside its writer. A log that is not there yet holds nothing.</summary>
/// <param name="database">The log.</param>
/// <param name="time">The clock.</param>
public sealed class ExperimentLog(LogDatabase database, TimeProvider time) : IExperimentLog
{
    /// <summary>Counts an arm, in the index alone.</summary>
    internal const string Count = """
        SELECT count(*) FILTER (WHERE outcome <> 'cancelled') AS Answers,
            count(*) FILTER (WHERE outcome IN ('failed', 'degraded')) AS Errors,
            count(helpful) AS Ratings,
            count(*) FILTER (WHERE helpful = 0) AS ThumbsDown,
            count(cost) FILTER (WHERE outcome <> 'cancelled') AS PricedAnswers,
            coalesce(sum(cost) FILTER (WHERE outcome <> 'cancelled'), 0.0) AS Cost
        FROM interactions
        WHERE experiment = @experiment AND arm = @arm AND prompt_sha256 = @sha256
        """;

    private const string SelectClosed = """
        SELECT experiment AS Experiment, arm AS Arm, prompt_sha256 AS PromptSha256, closed_at AS ClosedAt, reason AS Reason, answers AS Answers, errors AS Errors,
            ratings AS Ratings, thumbs_down AS ThumbsDown, priced_answers AS PricedAnswers, cost AS Cost
        FROM experiment_arms_closed
        """;

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
        async connection => [.. (await connection.QueryAsync<ClosedArmRow>(new CommandDefinition(SelectClosed, cancellationToken: cancellationToken))).Select(row => row.ToArm())],
        cancellationToken);

    /// <inheritdoc />
    public async Task CloseAsync(ClosedArm arm, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arm);
        try
        {
            await using var storage = database.OpenStorage(new RetentionOptions(), time);
            await storage.WriteRowsAsync(LogTables.ClosedArms, [LogTables.ClosedArms.ValuesOf(ClosedArmRow.From(arm))], cancellationToken);
        }
        catch (Exception e) when (e is DbException or InteractionLogException or IOException or UnauthorizedAccessException)
        {
            throw new ExperimentLogException($"That the arm {arm.Arm} of {arm.Experiment} is closed cannot be written into the interaction log {database.Name}: {e.Message}", e);
        }
    }

    private async Task<T> ReadAsync<T>(T empty, Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            return connection is null ? empty : await read(connection);
        }
        catch (InteractionLogException e) when (e.IsOutdated)
        {
            // The log's writer brings an older log up to date as soon as it can.
            return empty;
        }
        catch (Exception e) when (e is DbException or InteractionLogException)
        {
            throw new ExperimentLogException($"The figures of the experiments cannot be read from the interaction log {database.Name}: {e.Message}", e);
        }
    }
}
