using DocsBot.Core.Tokens;

namespace DocsBot.Core.Answering;

/// <summary>Shortens a passage to a number of tokens without cutting a paragraph, list item, table row or code block, as long as the first of them fits.</summary>
internal static class BlockCutter
{
    /// <summary>The beginning of a passage.</summary>
    /// <param name="text">The passage as Markdown.</param>
    /// <param name="maxTokens">The most tokens, at least 1.</param>
    /// <param name="counter">Counts tokens.</param>
    public static string Cut(string text, int maxTokens, ITokenCounter counter)
    {
        if (counter.Count(text) <= maxTokens)
        {
            return text;
        }

        var end = 0;
        var tokens = 0;
        foreach (var boundary in BoundariesOf(text))
        {
            tokens += counter.Count(text.AsSpan(end, boundary - end));
            if (tokens > maxTokens)
            {
                break;
            }

            end = boundary;
        }

        return end > 0 ? text[..end].TrimEnd() : CutBlock(text, maxTokens, counter);
    }

    /// <summary>Line ends outside of code: after a block, a list item or a table row.</summary>
    private static IEnumerable<int> BoundariesOf(string text)
    {
        var inCode = false;
        for (var start = 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline;
            if (text.AsSpan(start, end - start).TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                inCode = !inCode;
            }

            if (!inCode)
            {
                yield return end;
            }

            start = end + 1;
        }
    }

    /// <summary>A single block that is too large is cut after its last whole line, else after its last whole word.</summary>
    private static string CutBlock(string text, int maxTokens, ITokenCounter counter)
    {
        var low = 0;
        var high = text.Length;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = counter.Count(text.AsSpan(0, middle)) <= maxTokens ? (middle, high) : (low, middle - 1);
        }

        var cut = text.LastIndexOf('\n', Math.Max(0, low - 1));
        cut = cut > 0 ? cut : text.LastIndexOf(' ', Math.Max(0, low - 1));
        return text[..(cut > 0 ? cut : low)].TrimEnd();
    }
}
