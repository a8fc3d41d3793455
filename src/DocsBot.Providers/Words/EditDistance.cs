namespace DocsBot.Providers.Words;

/// <summary>How many letters must be put in, left out, replaced or swapped with their neighbour to make one word of another.</summary>
internal static class EditDistance
{
    /// <summary>The distance (optimal string alignment: Damerau, "A technique for computer detection and correction of spelling errors", CACM 1964), or anything above the limit when it is above.</summary>
    /// <param name="first">A word of at most <see cref="WordVocabulary.LongestWord"/> letters.</param>
    /// <param name="second">Another.</param>
    /// <param name="limit">What is still of interest.</param>
    public static int Between(ReadOnlySpan<char> first, ReadOnlySpan<char> second, int limit)
    {
        if (Math.Abs(first.Length - second.Length) > limit)
        {
            return limit + 1;
        }

        var width = second.Length + 1;
        Span<int> rows = stackalloc int[3 * width];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var here = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= first.Length; i++)
        {
            here[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var cost = first[i - 1] == second[j - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(here[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                {
                    distance = Math.Min(distance, before[j - 2] + 1);
                }

                here[j] = distance;
                least = Math.Min(least, distance);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            var spare = before;
            before = last;
            last = here;
            here = spare;
        }

        return last[second.Length];
    }
}
