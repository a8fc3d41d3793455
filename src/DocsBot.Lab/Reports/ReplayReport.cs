using System.Globalization;
using DocsBot.Lab.Analysis.Replay;

namespace DocsBot.Lab.Reports;

/// <summary>Prints a replay: whether the messages are those of then, what is other in them, and the two answers with their difference.</summary>
internal static class ReplayReport
{
    /// <summary>Prints it.</summary>
    /// <param name="result">The replay.</param>
    /// <param name="messages">Whether the messages are printed whole, as they are when no model could be asked.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ReplayResult result, bool messages, TextWriter output)
    {
        output.WriteLine($"interaction {result.Id}");
        output.WriteLine($"question    {(result.Question.Length > 0 ? result.Question.ReplaceLineEndings(" ") : "(emptied)")}");
        output.WriteLine();
        output.WriteLine(result.Because);
        foreach (var note in result.Notes)
        {
            output.WriteLine(note);
        }

        if (result.NotAsked is not null)
        {
            output.WriteLine($"No model was asked. {result.NotAsked}");
        }

        if (messages || (result.After is null && result.Messages.Count > 0))
        {
            WriteMessages(result.Messages, output);
        }

        if (!result.IsExact && result.Sent.Count > 0 && result.Messages.Count > 0)
        {
            WriteChanges(result.MessageChanges, output);
        }

        output.WriteLine();
        WriteAnswer("answer then", result.Before, output);
        if (result.After is not null)
        {
            output.WriteLine();
            WriteAnswer("answer now", result.After, output);
            output.WriteLine();
            WriteDifference(result, output);
        }
    }

    private static void WriteMessages(IReadOnlyList<ReplayMessage> messages, TextWriter output)
    {
        foreach (var message in messages)
        {
            output.WriteLine();
            output.WriteLine($"--- {message.Role} ---");
            output.WriteLine(message.Text);
        }
    }

    private static void WriteChanges(IReadOnlyList<DiffLine> lines, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(lines.Count == 0 ? "The messages are the same to the letter." : "--- messages then, +++ messages now");
        foreach (var line in lines)
        {
            output.WriteLine(line.Mark == '@' ? $"@@ {line.Text} lines of both @@" : line.Mark + line.Text);
        }
    }

    private static void WriteAnswer(string title, ReplayAnswer answer, TextWriter output)
    {
        output.WriteLine($"--- {title}: {answer.Outcome}, {answer.Prompt ?? "no prompt"}, {answer.Model ?? "no model"} ---");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"citations {answer.Citations.Count} held, {answer.DroppedCitations} dropped; groundedness {Number(answer.Groundedness)}; tokens {Number(answer.InputTokens)} in, {Number(answer.OutputTokens)} out; cost {Number(answer.Cost)}; {answer.ElapsedMs:N0} ms"));
        foreach (var citation in answer.Citations)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{citation.Number}] {citation.Title} {citation.Url}"));
        }

        if (answer.Error is not null)
        {
            output.WriteLine($"fault: {answer.Error.Split('\n')[0].Trim()}");
        }

        output.WriteLine(answer.Text ?? "(no text)");
    }

    private static void WriteDifference(ReplayResult result, TextWriter output)
    {
        if (result.AnswerChanges.Count == 0)
        {
            output.WriteLine("The answers are the same to the letter.");
            return;
        }

        output.WriteLine("--- difference: [-then-] {+now+} ---");
        output.WriteLine(string.Concat(result.AnswerChanges.Select(run => run.Mark switch
        {
            '-' => $"[-{run.Text}-]",
            '+' => $"{{+{run.Text}+}}",
            _ => run.Text,
        })));
    }

    private static string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";

    private static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "-";

    private static string Number(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "-";
}
