using System.Globalization;
using System.Text.Json;
using DocsBot.Core.Interactions;
using DocsBot.Lab.Analysis;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Reports.Log;

/// <summary>Prints a page of interactions.</summary>
internal static class LogListText
{
    private const int QuestionLength = 70;

    public static void Write(InteractionPage page, TextWriter output)
    {
        if (page.Rows.Count == 0)
        {
            output.WriteLine("No interaction matches.");
            return;
        }

        TextTable.Write(["question", "asked (UTC)", "outcome", "signals", "thumb", "prompt", "ms", "id"], [.. page.Rows.Select(Row)], output);
        if (page.Next is not null)
        {
            output.WriteLine();
            output.WriteLine($"There is more: --after {page.Next}");
        }
    }

    /// <summary>Signals as a list of names; a dash for none.</summary>
    public static string Signals(FailureSignal signals) => signals == FailureSignal.None
        ? "-"
        : string.Join(' ', Enum.GetValues<FailureSignal>().Where(signal => signal != FailureSignal.None && signals.HasFlag(signal)).Select(SignalNames.Of));

    /// <summary>A text of a reader on one line, without what would move the cursor of a terminal.</summary>
    public static string OneLine(string text, int most)
    {
        var line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
        return line.Length <= most ? line : string.Concat(line.AsSpan(0, most - 1), "…");
    }

    private static List<string> Row(InteractionSummary row) =>
    [
        row.Question.Length == 0 ? "(emptied)" : OneLine(row.Question, QuestionLength),
        row.AskedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        JsonNamingPolicy.CamelCase.ConvertName(row.Outcome.ToString()),
        Signals(row.Signals),
        row.Helpful switch { true => "up", false => "down", null => "-" },
        row.Prompt ?? "-",
        Figures.Milliseconds(row.TotalMs),
        row.Id,
    ];
}
