using DocsBot.Lab.Evaluation.TokenCounts;

namespace DocsBot.Lab.Reports;

/// <summary>Prints how far token estimates are off: a row a model.</summary>
internal static class TokenReport
{
    public static void Write(IReadOnlyList<TokenError> errors, TextWriter output)
    {
        if (errors.Count == 0)
        {
            return;
        }

        output.WriteLine("Error of the estimated tokens of a prompt, as a share of what the provider counted; calibrated by the prompts before it:");
        output.WriteLine();
        TextTable.Write(
            ["model", "prompts", "mean tokens", "error p50", "error p95", "calibrated p50", "calibrated p95", "factor"],
            [.. errors.OrderBy(error => error.Model, StringComparer.Ordinal).Select(Row)],
            output);
    }

    private static List<string> Row(TokenError error) =>
    [
        error.Model,
        Cells.Count(error.Prompts),
        Cells.Count((int)Math.Round(error.Counted)),
        Cells.Share(error.Median),
        Cells.Share(error.P95),
        Cells.Share(error.CalibratedMedian),
        Cells.Share(error.CalibratedP95),
        Cells.Share(error.Factor),
    ];
}
