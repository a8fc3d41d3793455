using DocsBot.Core.Text;

namespace DocsBot.Lab.Analysis.Clusters.Quality;

/// <summary>Simple ways to put questions together, to compare with.</summary>
internal static class ClusterBaselines
{
    private const double Half = 0.5;

    /// <summary>Only the same text is the same: lower case, without signs and extra blanks.</summary>
    public static int[] SameText(IReadOnlyList<string> questions)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. questions.Select(question =>
        {
            var text = string.Join(' ', new string([.. question.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (!numbers.TryGetValue(text, out var number))
            {
                numbers[text] = number = numbers.Count;
            }

            return number;
        })];
    }

    /// <summary>Single link: two questions that share half of their stemmed words (Jaccard) are together, and so is everything that hangs on them. Compares all pairs.</summary>
    public static int[] SingleLink(IReadOnlyList<string> questions)
    {
        HashSet<string>[] terms = [.. questions.Select(question => Terms.Of(question).ToHashSet(StringComparer.Ordinal))];
        int[] parents = [.. Enumerable.Range(0, terms.Length)];
        for (var i = 0; i < terms.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var shared = terms[i].Count(terms[j].Contains);
                if (shared > 0 && shared >= Half * (terms[i].Count + terms[j].Count - shared))
                {
                    parents[Root(i)] = Root(j);
                }
            }
        }

        return [.. Enumerable.Range(0, terms.Length).Select(Root)];

        int Root(int number)
        {
            while (parents[number] != number)
            {
                number = parents[number] = parents[parents[number]];
            }

            return number;
        }
    }
}
