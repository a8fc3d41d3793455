using System.Data.Common;
using System.Globalization;
using Dapper;
using DocsBot.Core.Prompts;
using DocsBot.Lab.Metrics;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Lifecycle.Experiments;

/// <summary>Reads how versions did from the interaction log. A log that is not there yet holds nothing.</summary>
/// <param name="log">The log.</param>
internal sealed class ArmReader(LogDatabase log)
{
    /// <summary>Answers in which the control stood in for a closed arm are not the control's doing.</summary>
    private const string OfArm = "experiment = @experiment AND arm = @arm AND prompt_sha256 = @sha256 AND (route IS NULL OR route NOT LIKE '%stands in for%')";

    private const string OfVersion = "prompt_name = @name AND prompt_version = @version AND prompt_sha256 = @sha256 AND asked_at >= @since";

    private const string SelectReason = "SELECT reason FROM experiment_arms_closed WHERE experiment = @experiment AND arm = @arm AND prompt_sha256 = @sha256";

    /// <summary>How an arm of an experiment has done since the experiment of this name began to be logged.</summary>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public Task<ArmResult> ReadAsync(string experiment, PromptId prompt, CancellationToken cancellationToken) =>
        CountAsync(OfArm, new { experiment, arm = prompt.ToString(), sha256 = prompt.Sha256 }, cancellationToken);

    /// <summary>How a version has done since an instant, in experiments and outside.</summary>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public Task<ArmResult> ReadAsync(PromptId prompt, DateTimeOffset since, CancellationToken cancellationToken) =>
        CountAsync(OfVersion, new { name = prompt.Name, version = prompt.Version, sha256 = prompt.Sha256, since = since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) }, cancellationToken);

    /// <summary>Why an arm was closed; null when it is open.</summary>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public async Task<string?> ClosedBecauseAsync(string experiment, PromptId prompt, CancellationToken cancellationToken)
    {
        await using var connection = await log.OpenAsync(cancellationToken);
        return connection is null ? null : await AskAsync(() => connection.QuerySingleOrDefaultAsync<string>(
            new CommandDefinition(SelectReason, new { experiment, arm = prompt.ToString(), sha256 = prompt.Sha256 }, cancellationToken: cancellationToken)));
    }

    private async Task<ArmResult> CountAsync(string condition, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await log.OpenAsync(cancellationToken);
        return connection is null
            ? new ArmSums().ToResult()
            : (await AskAsync(() => connection.QuerySingleAsync<ArmSums>(new CommandDefinition(Select(condition), parameters, cancellationToken: cancellationToken)))).ToResult();
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (DbException e)
        {
            throw new InteractionLogException($"The figures of the experiment cannot be read from the interaction log {log.Name}: {e.Message} Check that the log can be reached and that this user may read it.", e);
        }
    }

    /// <summary>First each conversation by itself, then the sums that a ratio over conversations needs.</summary>
    private static string Select(string condition) => $"""
        SELECT count(*) AS Conversations,
            {Sums("answers", "errors", "Errors")},
            {Sums("ratings", "downs", "ThumbsDown")},
            {Sums("priced", "cost", "Cost")}
        FROM (
            SELECT conversation_id,
                CAST(count(*) FILTER (WHERE outcome <> 'cancelled') AS double precision) AS answers,
                CAST(count(*) FILTER (WHERE outcome IN ('failed', 'degraded')) AS double precision) AS errors,
                CAST(count(helpful) AS double precision) AS ratings,
                CAST(count(*) FILTER (WHERE helpful = 0) AS double precision) AS downs,
                CAST(count(cost) FILTER (WHERE outcome <> 'cancelled') AS double precision) AS priced,
                CAST(coalesce(sum(cost) FILTER (WHERE outcome <> 'cancelled'), 0) AS double precision) AS cost
            FROM interactions
            WHERE {condition}
            GROUP BY conversation_id) AS conversations
        """;

    private static string Sums(string n, string x, string name) => $"""
        CAST(count(*) FILTER (WHERE {n} > 0) AS double precision) AS {name}Clusters,
            coalesce(sum({n}), 0.0) AS {name}Units, coalesce(sum({x}), 0.0) AS {name}Sum,
            coalesce(sum({n} * {n}), 0.0) AS {name}UnitSquares, coalesce(sum({n} * {x}), 0.0) AS {name}Products, coalesce(sum({x} * {x}), 0.0) AS {name}SumSquares
        """;

    /// <summary>The row as it is read; its names are those of the query.</summary>
    private sealed record ArmSums
    {
        public long Conversations { get; init; }
        public double ErrorsClusters { get; init; }
        public double ErrorsUnits { get; init; }
        public double ErrorsSum { get; init; }
        public double ErrorsUnitSquares { get; init; }
        public double ErrorsProducts { get; init; }
        public double ErrorsSumSquares { get; init; }
        public double ThumbsDownClusters { get; init; }
        public double ThumbsDownUnits { get; init; }
        public double ThumbsDownSum { get; init; }
        public double ThumbsDownUnitSquares { get; init; }
        public double ThumbsDownProducts { get; init; }
        public double ThumbsDownSumSquares { get; init; }
        public double CostClusters { get; init; }
        public double CostUnits { get; init; }
        public double CostSum { get; init; }
        public double CostUnitSquares { get; init; }
        public double CostProducts { get; init; }
        public double CostSumSquares { get; init; }

        public ArmResult ToResult() => new(
            Conversations,
            new ClusteredRatio(ErrorsClusters, ErrorsUnits, ErrorsSum, ErrorsUnitSquares, ErrorsProducts, ErrorsSumSquares),
            new ClusteredRatio(ThumbsDownClusters, ThumbsDownUnits, ThumbsDownSum, ThumbsDownUnitSquares, ThumbsDownProducts, ThumbsDownSumSquares),
            new ClusteredRatio(CostClusters, CostUnits, CostSum, CostUnitSquares, CostProducts, CostSumSquares));
    }
}
