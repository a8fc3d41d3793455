namespace DocsBot.Lab.Review.Desk;

/// <summary>How far an accepted text is from what a model wrote: the least number of words to insert, delete or replace (Levenshtein, 1966), as a share of the longer text.</summary>
internal static class EditDistance
{
    /// <summary>More words of a text are not looked at: the work grows with the product of both.</summary>
    private const int MostWords = 3_000;

    /// <summary>The distance by words, 0 (the same) to 1 (no word in place). White space makes no difference.</summary>
    public static double OfWords(string written, string accepted)
    {
        var (from, to) = (WordsOf(written), WordsOf(accepted));
        if (from.Length == 0 || to.Length == 0)
        {
            return from.Length == to.Length ? 0 : 1;
        }

        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (string.Equals(from[i - 1], to[j - 1], StringComparison.Ordinal) ? 0 : 1));
                diagonal = above;
            }
        }

        return (double)row[to.Length] / Math.Max(from.Length, to.Length);
    }

    private static string[] WordsOf(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];
}
