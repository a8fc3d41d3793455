using System.Globalization;

namespace DocsBot.Core.Understanding;

/// <summary>Finds the versions that a question names ("in 1.28", "v2.3", "the latest release") among those that the index has.</summary>
internal static class VersionMentions
{
    private static readonly string[] Markers = ["v", "ver", "version", "versions", "release", "releases"];
    private static readonly string[] Documents = ["version", "release", "docs", "documentation", "branch"];

    private static readonly string[] Units =
    [
        "b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib", "ms", "s", "sec", "second", "seconds", "minute", "minutes", "min", "hour", "hours", "day", "days", "percent",
        "core", "cores", "cpu", "cpus", "node", "nodes", "replica", "replicas", "pod", "pods", "times", "x", "ghz", "dollars",
    ];

    private static readonly char[] Marks = [.. "?!.,:;()[]{}\"'`“”‘’«»"];

    /// <summary>The versions of the index that a text names, each once.</summary>
    /// <param name="text">The question.</param>
    /// <param name="known">The versions of the index.</param>
    /// <param name="products">The products of the index: a bare number behind one is a version too.</param>
    public static IReadOnlyList<string> In(string text, IReadOnlyList<string> known, IReadOnlyList<string> products) =>
        [.. Find(WordsOf(text), known, products).Select(mention => mention.Version).Distinct(StringComparer.Ordinal)];

    /// <summary>A text without the versions it names: pages seldom say their own, so that it is not looked for in them.</summary>
    public static string Without(string text, IReadOnlyList<string> known, IReadOnlyList<string> products)
    {
        var words = WordsOf(text);
        var places = Find(words, known, products).Select(mention => mention.Place).ToHashSet();
        return places.Count == 0
            ? text
            : string.Join(' ', words.Where((word, place) => !places.Contains(place) && !(places.Contains(place + 1) && Markers.Contains(Bare(word), StringComparer.Ordinal))));
    }

    private static string[] WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Bare(string word) => word.Trim(Marks).ToLowerInvariant();

    private static IEnumerable<(int Place, string Version)> Find(string[] text, IReadOnlyList<string> known, IReadOnlyList<string> products)
    {
        if (known.Count == 0)
        {
            yield break;
        }

        string[] words = [.. text.Select(Bare)];
        for (var i = 0; i < words.Length; i++)
        {
            var before = i > 0 ? words[i - 1] : "";
            var after = i < words.Length - 1 ? words[i + 1] : "";
            var found = NumberIn(words[i]) is { } number
                ? IsVersion(words[i], number, before, after, products) ? Match(number, known) : null
                : Named(words[i], before, after, known);
            if (found is not null)
            {
                yield return (i, found);
            }
        }
    }

    /// <summary>The version of the index that a name means; null for none, and where it may be several.</summary>
    /// <param name="name">A version as people write it: <c>v1.28</c>, <c>1.28.3</c>, <c>1.28.x</c>, <c>latest</c>.</param>
    /// <param name="known">The versions of the index.</param>
    public static string? Match(string name, IReadOnlyList<string> known)
    {
        var wanted = Parts(name);
        if (known.FirstOrDefault(version => Parts(version).SequenceEqual(wanted, StringComparer.Ordinal)) is { } same)
        {
            return same;
        }

        // Documentation is kept for 1.28, and someone runs 1.28.3.
        if (known.Where(version => IsPrefix(Parts(version), wanted)).MaxBy(version => Parts(version).Length) is { } wider)
        {
            return wider;
        }

        var narrower = known.Where(version => IsPrefix(wanted, Parts(version))).Take(2).ToList();
        return narrower.Count == 1 ? narrower[0] : null;
    }

    private static string? NumberIn(string word)
    {
        var number = word.StartsWith('v') ? word[1..] : word;
        number = number.EndsWith(".x", StringComparison.Ordinal) ? number[..^2] : number;
        return number.Length > 0 && char.IsAsciiDigit(number[0]) && number.All(c => char.IsAsciiDigit(c) || c == '.') && !number.Contains("..", StringComparison.Ordinal) ? number : null;
    }

    /// <summary>A number with a dot is one unless a unit follows it; one without needs a word before it that says so.</summary>
    private static bool IsVersion(string word, string number, string before, string after, IReadOnlyList<string> products) =>
        word[0] == 'v' || Markers.Contains(before, StringComparer.Ordinal) || products.Contains(before, StringComparer.OrdinalIgnoreCase)
        || ((number.Contains('.', StringComparison.Ordinal) || word != number) && !Units.Contains(after, StringComparer.Ordinal));

    private static string? Named(string word, string before, string after, IReadOnlyList<string> known) =>
        Documents.Contains(after, StringComparer.Ordinal) || Markers.Contains(before, StringComparer.Ordinal)
            ? known.FirstOrDefault(version => version.Equals(word, StringComparison.OrdinalIgnoreCase) && !char.IsAsciiDigit(version[0]))
            : null;

    private static string[] Parts(string version)
    {
        var name = version.Trim().ToLowerInvariant();
        name = name.Length > 1 && name[0] == 'v' && char.IsAsciiDigit(name[1]) ? name[1..] : name;
        name = name.EndsWith(".x", StringComparison.Ordinal) ? name[..^2] : name;
        return [.. name.Split('.').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : part)];
    }

    private static bool IsPrefix(string[] prefix, string[] whole) => prefix.Length < whole.Length && prefix.AsSpan().SequenceEqual(whole.AsSpan(0, prefix.Length));
}
