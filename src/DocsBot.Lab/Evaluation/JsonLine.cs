using System.Text.Json;

namespace DocsBot.Lab.Evaluation;

/// <summary>A line of a JSON lines file.</summary>
/// <param name="File">The file.</param>
/// <param name="Number">The line's number, from 1.</param>
/// <param name="Offset">Where it begins in the file, in bytes.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Json">What it says.</param>
internal readonly record struct JsonLine(string File, int Number, long Offset, int Length, JsonElement Json)
{
    /// <summary>A member that must be there: a text, or a number as it is written.</summary>
    /// <exception cref="EvaluationSetException">It is not.</exception>
    public string Required(string member) =>
        Optional(member) ?? throw new EvaluationSetException(File, Number, $"it has no \"{member}\".");

    /// <summary>A member that may be missing or null.</summary>
    /// <exception cref="EvaluationSetException">It is something other than a text or a number.</exception>
    public string? Optional(string member)
    {
        if (Json.ValueKind != JsonValueKind.Object)
        {
            throw new EvaluationSetException(File, Number, "it is not a JSON object.");
        }

        return Json.TryGetProperty(member, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => Text(member, value),
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.Null => null,
                _ => throw new EvaluationSetException(File, Number, $"its \"{member}\" is not a text."),
            }
            : null;
    }
    private string? Text(string member, JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException e)
        {
            // Well-formed JSON may still escape half of a character: "\ud83d" alone.
            throw new EvaluationSetException(File, Number, $"its \"{member}\" is not valid Unicode ({e.Message})", e);
        }
    }
}
