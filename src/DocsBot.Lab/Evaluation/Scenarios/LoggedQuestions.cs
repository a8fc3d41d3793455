using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Evaluation.Scenarios;

/// <summary>Reads questions worth asking again out of the interaction log, the newest first; of the same words after the same turns only the newest.</summary>
internal static class LoggedQuestions
{
    private const int PageSize = 200;

    /// <summary>Those whose answers readers found helpful.</summary>
    /// <param name="log">The log.</param>
    /// <param name="most">The most questions.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public static async Task<IReadOnlyList<EvaluationCase>> HelpfulAsync(LogDatabase log, int most, CancellationToken cancellationToken)
    {
        var reader = new InteractionReader(log) { LookFor = TimeSpan.FromSeconds(10) };
        var cases = new Dictionary<string, EvaluationCase>(StringComparer.OrdinalIgnoreCase);
        InteractionCursor? after = null;
        do
        {
            var found = await reader.ListAsync(new InteractionFilter { Helpful = true }, after, PageSize, cancellationToken);
            foreach (var summary in found.Rows)
            {
                if (cases.Count < most && await reader.FindAsync(summary.Id, cancellationToken) is { } record)
                {
                    Add(cases, LoggedCases.Of(record));
                }
            }

            after = found.Next;
        }
        while (after is not null && cases.Count < most);

        return [.. cases.Values];
    }

    /// <summary>Those that people reviewed.</summary>
    /// <param name="log">The log.</param>
    /// <param name="most">The most questions.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public static async Task<IReadOnlyList<EvaluationCase>> ReviewedAsync(LogDatabase log, int most, CancellationToken cancellationToken)
    {
        var reader = new InteractionReader(log);
        var reviews = await new ReviewLog(log, TimeProvider.System).ReviewsSinceAsync(DateTimeOffset.UnixEpoch, cancellationToken);
        var reviewed = reviews.Where(review => review is { InteractionId: not null, Choice: null })
            .GroupBy(review => review.InteractionId!, StringComparer.Ordinal)
            .OrderByDescending(group => group.Max(review => review.ReviewedAt));
        var cases = new Dictionary<string, EvaluationCase>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in reviewed)
        {
            if (cases.Count < most && await reader.FindAsync(group.Key, cancellationToken) is { } record)
            {
                Add(cases, ReviewedCases.Of(record, [.. group.OrderBy(review => review.ReviewedAt)]));
            }
        }

        return [.. cases.Values];
    }

    private static void Add(Dictionary<string, EvaluationCase> cases, EvaluationCase? made)
    {
        if (made is not null)
        {
            cases.TryAdd($"{string.Join('\n', made.History.Select(turn => turn.Text))}\n{made.Question.Trim()}", made);
        }
    }
}
