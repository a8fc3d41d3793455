using System.Collections.Frozen;

namespace DocsBot.Core.Text;

/// <summary>English words that say nothing about what a question is after.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Words = """
        a about above after again against all also am an and any are aren as at be because been before being below between both but by can cannot could
        couldn did didn do does doesn doing don down during each few for from further get had hadn has hasn have haven having he help her here hers him
        his how i if in into is isn it its itself just let ll me more most my myself need no nor not of off on once only or other our ours out over own
        please re s same shall she should shouldn so some such t tell than that the their theirs them then there these they this those through to too
        under until up us ve very want was wasn way we were weren what when where which while who whom whose why will with won would wouldn you your
        yours
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a lower-case word is a stop word.</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
