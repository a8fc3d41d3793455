using Dapper;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Web.Pages.Experiments;

/// <summary>Counts the arms of every experiment that the log has seen.</summary>
/// <param name="log">The log.</param>
internal sealed class ExperimentFigures(LogDatabase log)
{
    // Only columns of the index that the service counts arms with, so that no row is read.
    private const string Count = """
        SELECT experiment AS Experiment, arm AS Arm, prompt_sha256 AS Sha256,
            count(*) FILTER (WHERE outcome <> 'cancelled') AS Answers,
            count(*) FILTER (WHERE outcome IN ('failed', 'degraded')) AS Errors,
            count(*) FILTER (WHERE outcome = 'noAnswer') AS NoAnswers,
            count(helpful) AS Ratings,
            count(*) FILTER (WHERE helpful = 0) AS ThumbsDown,
            count(cost) FILTER (WHERE outcome <> 'cancelled') AS PricedAnswers,
            coalesce(sum(cost) FILTER (WHERE outcome <> 'cancelled'), 0.0) AS Cost
        FROM interactions
        WHERE experiment IS NOT NULL
        GROUP BY experiment, arm, prompt_sha256
        """;

    private const string Closed = "SELECT experiment AS Experiment, arm AS Arm, prompt_sha256 AS Sha256, closed_at AS ClosedAt, reason AS Reason FROM experiment_arms_closed";

    /// <summary>The counts and the closed arms; nothing when there is no log.</summary>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public async Task<(IReadOnlyList<ArmRow> Arms, IReadOnlyList<ClosedRow> Closed)> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await log.OpenAsync(cancellationToken);
        return connection is null
            ? ([], [])
            : ([.. await connection.QueryAsync<ArmRow>(new CommandDefinition(Count, cancellationToken: cancellationToken))],
                [.. await connection.QueryAsync<ClosedRow>(new CommandDefinition(Closed, cancellationToken: cancellationToken))]);
    }
}
