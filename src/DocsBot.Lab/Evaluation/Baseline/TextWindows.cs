namespace DocsBot.Lab.Evaluation.Baseline;

/// <summary>Cuts a text into windows of words that overlap, whatever it says: no headings, no code, no sentences.</summary>
internal static class TextWindows
{
    private const int Length = 200;
    private const int Step = 160;

    /// <summary>The windows of a text, in order; a text without a word gives one that is empty.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var start = 0;
        do
        {
            yield return string.Join(' ', words.AsSpan(start, Math.Min(Length, words.Length - start))!);
            start += Step;
        }
        while (start + Length - Step < words.Length);
    }
}
