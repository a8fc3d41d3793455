using System.Text.RegularExpressions;

namespace DocsBot.Core.Redaction;

/// <summary>Something that is taken out of a text.</summary>
/// <param name="Name">What stands in its place, in square brackets.</param>
/// <param name="Pattern">Finds it. Where it has a group <c>it</c>, only that group is replaced.</param>
/// <param name="IsIt">Whether a match really is one; null when every match is.</param>
internal sealed record RedactionRule(string Name, Regex Pattern, Func<string, bool>? IsIt = null)
{
    /// <summary>How long a pattern may search a text.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(2);

    /// <summary>The text without what the rule finds.</summary>
    /// <exception cref="RegexMatchTimeoutException">The search took too long.</exception>
    public string Apply(string text) => Pattern.Replace(text, match =>
    {
        var found = match.Groups["it"] is { Success: true } group ? group : match.Groups[0];
        return IsIt?.Invoke(found.Value) == false
            ? match.Value
            : string.Concat(match.Value.AsSpan(0, found.Index - match.Index), $"[{Name}]", match.Value.AsSpan(found.Index - match.Index + found.Length));
    });
}
