using System.Collections.Frozen;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Extractive;

/// <summary>Words that people and documentation of software use for the same thing. Few and general: a wrong synonym costs more than a missing one.</summary>
internal static class Synonyms
{
    private static readonly string[] Groups =
    [
        "delete remove erase drop", "create add make generate", "change update modify edit alter", "error failure fail problem issue", "stop terminate kill end shutdown",
        "start launch begin run", "show display print view", "list enumerate", "get retrieve fetch obtain", "install setup", "enable activate allow", "disable deactivate prevent",
        "maximum max limit", "minimum min least", "choose select pick", "undo revert reset", "configure set specify", "config configuration settings setting",
        "difference differ differs compared", "docs documentation", "param parameter argument", "repo repository", "env environment", "auth authentication authenticate", "copy duplicate",
        "rename move", "fix solve resolve troubleshoot", "size length", "fast quick speed performance", "default defaults", "pending stuck waiting", "crash crashing fail", "restart restarts",
        "connect access reach", "schedule scheduled scheduling", "upgrade update", "variable var", "directory folder", "execute run invoke", "function method", "supported support",
        "required mandatory must", "optional", "cancel abort", "send submit", "buy purchase", "cost price fee", "apply application", "eligible qualify", "document form",
    ];

    private static readonly FrozenDictionary<string, string[]> Near = Groups
        .Select(group => Terms.Of(group).Distinct(StringComparer.Ordinal).ToArray())
        .SelectMany(group => group.SelectMany(word => group.Where(other => other != word).Select(other => (word, other))))
        .GroupBy(pair => pair.word, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.other).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>The stemmed words that may stand for a stemmed word.</summary>
    public static IReadOnlyList<string> Of(string term) => Near.GetValueOrDefault(term, []);
}
