using System.Globalization;
using System.Text.Json;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Reports.Log;

/// <summary>Prints everything of one interaction that a person may want to see.</summary>
internal static class LogShowText
{
    private const int WaterfallWidth = 50;

    public static void Write(InteractionRecord record, TextWriter output)
    {
        var row = record.Interaction;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Id}, asked {row.AskedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC in the conversation {row.ConversationId}"));
        output.WriteLine($"{Name(row.Outcome)}; signals: {LogListText.Signals(row.Signals)}{(row.Failure is { } failure ? $"; failure: {Name(failure)}" : "")}");
        Field("error", row.Error, output);
        WriteQuestion(row, output);
        WriteRoute(row, output);
        WriteTimes(row.Timings, output);
        WriteChunks(row, output);
        WriteCalls(row, output);
        WriteAnswer(row, output);
        WriteFeedback(record.Feedback, output);
    }

    private static void WriteQuestion(Interaction row, TextWriter output)
    {
        Title("Question", output);
        foreach (var turn in row.History)
        {
            output.WriteLine($"  {(turn.Role == TurnRole.User ? "before" : "answer")}: {LogListText.OneLine(turn.Text, 150)}");
        }

        output.WriteLine(Printable(row.Question));
        Field("searched for", row.SearchText, output);
        Field("parts", row.SearchParts.Count > 0 ? string.Join(" | ", row.SearchParts) : null, output);
        Field("intent", row.Intent is { } intent ? Name(intent) : null, output);
        Field("language", row.Language, output);
        Field("product", row.Filter.Product, output);
        Field("product version", row.Filter.Version, output);
        Field("page", row.PageUrl, output);
        Field("site", row.Origin, output);
        Field("redacted", row.Redacted ? "yes" : null, output);
    }

    private static void WriteRoute(Interaction row, TextWriter output)
    {
        Title("Prompt", output);
        if (row.Prompt is null)
        {
            output.WriteLine("No model was asked.");
            return;
        }

        output.WriteLine($"{row.Prompt} {row.Prompt.Sha256}");
        Field("domain", row.Route is { } route ? $"{route.Domain}: {route.Reason}" : null, output);
        Field("experiment", row.Route?.Experiment is { } experiment ? $"{experiment}, arm {row.Route.Arm}" : null, output);
        Field("fragments", row.Fragments.Count > 0 ? string.Join(", ", row.Fragments.Select(fragment => fragment.Name)) : null, output);
        Field("examples", row.Examples.Count > 0 ? string.Join(", ", row.Examples) : null, output);
        Field("model", row.Model, output);
        Field("messages", row.MessagesSha256, output);
    }

    private static void WriteTimes(StageTimings times, TextWriter output)
    {
        Title("Times", output);
        var before = 0.0;
        foreach (var (stage, at) in new (string, double?)[] { ("sources found", times.SourcesFoundMs), ("prompt rendered", times.RenderedMs), ("first words", times.FirstDeltaMs), ("end", times.TotalMs) })
        {
            if (at is not { } end)
            {
                continue;
            }

            var scale = times.TotalMs > 0 ? WaterfallWidth / times.TotalMs : 0;
            var (from, to) = ((int)(before * scale), (int)Math.Ceiling(end * scale));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage,-16} {end,10:N1} ms  {new string(' ', from)}{new string('█', Math.Max(1, to - from))}"));
            before = end;
        }
    }

    private static void WriteChunks(Interaction row, TextWriter output)
    {
        Title("Passages", output);
        Field("confidence", row.Confidence?.ToString("0.000", CultureInfo.InvariantCulture), output);
        Field("snapshot", row.Snapshot, output);
        var urls = row.Citations.DistinctBy(citation => citation.ChunkId, StringComparer.Ordinal).ToDictionary(citation => citation.ChunkId, citation => citation.Url, StringComparer.Ordinal);
        if (row.Chunks.Count > 0)
        {
            TextTable.Write(
                ["chunk", "score", "prompt", "cited"],
                [.. row.Chunks.Select(chunk => new[]
                {
                    chunk.ChunkId,
                    chunk.Score.ToString("0.0000", CultureInfo.InvariantCulture),
                    chunk.InPrompt ? "yes" : chunk.LeftOut is { } why ? Name(why) : "-",
                    chunk.Cited ? urls.GetValueOrDefault(chunk.ChunkId, "yes") : "-",
                })],
                output);
        }
    }

    private static void WriteCalls(Interaction row, TextWriter output)
    {
        Title("Calls to models", output);
        if (row.ModelUses.Count == 0)
        {
            output.WriteLine("None.");
            return;
        }

        TextTable.Write(
            ["purpose", "model", "in", "out", "cost", "ms", "failure"],
            [.. row.ModelUses.Select(use => new[]
            {
                use.Purpose, use.Model, Tokens(use.Usage?.InputTokens), Tokens(use.Usage?.OutputTokens), Figures.Money(use.Cost), Figures.Milliseconds(use.ElapsedMs),
                use.Failure is { } failure ? Name(failure) : "-",
            })],
            output);
    }

    private static void WriteAnswer(Interaction row, TextWriter output)
    {
        Title("Answer", output);
        output.WriteLine(row.Answer is { } answer ? Printable(answer) : "None.");
        foreach (var citation in row.Citations)
        {
            output.WriteLine($"  [{citation.Number}] {LogListText.OneLine(citation.Title, 80)} {citation.Url}");
        }

        Field("dropped citations", row.DroppedCitations > 0 ? row.DroppedCitations.ToString(CultureInfo.InvariantCulture) : null, output);
        Field("groundedness", row.Groundedness?.ToString("0.00", CultureInfo.InvariantCulture), output);
        Field("broken rules", row.BrokenRules.Count > 0 ? string.Join(", ", row.BrokenRules.Select(Name)) : null, output);
        Field("curated answer", row.CuratedId, output);
        Field("thought", row.Reasoning, output);
    }

    private static void WriteFeedback(Feedback? feedback, TextWriter output)
    {
        Title("Feedback", output);
        output.WriteLine(feedback is null
            ? "None."
            : string.Create(CultureInfo.InvariantCulture, $"thumb {(feedback.Helpful ? "up" : "down")} on {feedback.GivenAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC{(feedback.Comment is { } comment ? ": " + Printable(comment) : "")}"));
    }

    private static void Title(string title, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"## {title}");
    }

    private static void Field(string name, string? value, TextWriter output)
    {
        if (!string.IsNullOrEmpty(value))
        {
            output.WriteLine($"  {name}: {Printable(value)}");
        }
    }

    /// <summary>Readers and models write the texts: what would move the cursor of a terminal is left out.</summary>
    private static string Printable(string text) => string.Concat(text.Where(character => !char.IsControl(character) || character is '\n'));

    private static string Tokens(long? tokens) => tokens is { } known ? Figures.Count(known) : "-";

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
