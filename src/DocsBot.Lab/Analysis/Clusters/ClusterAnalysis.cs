using DocsBot.Providers.Log;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>Puts the questions together that may have failed and are alike, of a log of any size.</summary>
public static class ClusterAnalysis
{
    /// <summary>Reads the log and clusters what it finds.</summary>
    /// <param name="database">The log.</param>
    /// <param name="request">Which questions.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The clusters; none for an empty log or one that is not there yet.</returns>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public static async Task<ClusterReport> RunAsync(LogDatabase database, ClusterRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(request);
        await using var connection = await database.OpenAsync(cancellationToken);
        if (connection is null)
        {
            return ClusterReports.Of(new QuestionTable(), request, LogExtent.None(request), cancellationToken);
        }

        var log = new FailedQuestions(database, request);
        var table = new QuestionTable();
        var (read, emptied) = (0, 0);
        await log.ReadAsync(
            connection,
            question =>
            {
                read++;
                if (read > request.MostQuestions)
                {
                    return;
                }

                if (question.Question.Length == 0)
                {
                    emptied++;
                    return;
                }

                table.Add(question);
            },
            cancellationToken);
        // Where not all could be read, the period begins with the oldest that was: otherwise its earlier half would lack questions and everything seem to rise.
        var isCut = read > request.MostQuestions;
        var (_, first) = await log.CountAsync(connection, request.From, request.To, cancellationToken);
        var from = isCut && table.Rows.Count > 0 ? new DateTimeOffset(table.Rows[^1].Ticks, TimeSpan.Zero) : first ?? request.From;
        var middle = from + ((request.To - from) / 2);
        var (earlier, _) = await log.CountAsync(connection, from, middle, cancellationToken);
        var (later, _) = await log.CountAsync(connection, middle, request.To, cancellationToken);
        var extent = new LogExtent(from, middle, earlier, later, emptied, isCut, HasLog: true);
        return await Task.Run(() => ClusterReports.Of(table, request, extent, cancellationToken), cancellationToken);
    }
}
