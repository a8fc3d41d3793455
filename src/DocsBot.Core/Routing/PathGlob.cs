using System.Text;
using System.Text.RegularExpressions;

namespace DocsBot.Core.Routing;

/// <summary>
/// A pattern for paths: <c>*</c> is any run of characters within a segment, <c>?</c> one character of it, <c>**</c> as a whole segment any number of segments,
/// none included. It holds of the whole path; capitals, and a slash at either end of the path, make no difference.
/// </summary>
public sealed class PathGlob
{
    private const string Anything = "**";
    private readonly Regex _pattern;

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern, for example <c>**/billing/**</c>.</param>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public PathGlob(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        Text = pattern;

        // Linear in the path whatever the pattern is, so that a page's address cannot hold a question up.
        _pattern = new Regex(ToRegex(pattern), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>The path of an address: without scheme, host, query and fragment. What is no absolute address is a path already.</summary>
    public static string PathOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? Uri.UnescapeDataString(address.AbsolutePath) : url;

    /// <summary>Whether the pattern holds of a path.</summary>
    public bool Matches(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _pattern.IsMatch(path.Trim('/'));
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private static string ToRegex(string pattern)
    {
        var segments = pattern.Trim('/').Split('/');
        var regex = new StringBuilder(@"\A");
        for (var i = 0; i < segments.Length; i++)
        {
            var isLast = i == segments.Length - 1;
            if (segments[i] == Anything)
            {
                // The slash before a last ** belongs to it: a/** is also a itself.
                regex.Append(isLast ? i == 0 ? ".*" : "(?:/.*)?" : "(?:[^/]+/)*");
                continue;
            }

            AppendSegment(regex, segments[i], pattern);
            regex.Append(isLast || (i == segments.Length - 2 && segments[i + 1] == Anything) ? "" : "/");
        }

        return regex.Append(@"\z").ToString();
    }

    private static void AppendSegment(StringBuilder regex, string segment, string pattern)
    {
        if (segment.Length == 0 || segment is "." or "..")
        {
            throw new FormatException($"the pattern '{pattern}' has a segment '{segment}'. Write segments with / between them, as in docs/**/billing/*.");
        }

        if (segment.Contains(Anything, StringComparison.Ordinal))
        {
            throw new FormatException($"the pattern '{pattern}' has ** beside other characters. Write ** as a segment of its own, as in **/billing/**.");
        }

        if (segment.IndexOfAny(['\\', '[', ']', '{', '}', '!']) >= 0)
        {
            throw new FormatException($"the pattern '{pattern}' has a sign that means nothing here. Known: *, ** and ?.");
        }

        foreach (var c in segment)
        {
            regex.Append(c switch { '*' => "[^/]*", '?' => "[^/]", _ => Regex.Escape(c.ToString()) });
        }
    }
}
