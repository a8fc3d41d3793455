using System.Net;
using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Safety;

/// <summary>Where an answer may link to: the pages of its sources, and the addresses that stand in its passages.</summary>
internal sealed partial class SourceAddresses
{
    private readonly HashSet<string> _pages;
    private readonly IReadOnlyList<string> _texts;

    /// <summary>Creates the addresses of an answer.</summary>
    /// <param name="sources">The passages in its prompt.</param>
    public SourceAddresses(IReadOnlyCollection<PromptSource> sources)
    {
        _pages = [.. sources.Select(source => PageOf(source.Url)).Where(page => page.Length > 0)];
        _texts = [.. sources.Select(source => source.Text)];
    }

    /// <summary>Whether a link may lead there. The fragment makes no difference; a query does, since it could carry something away.</summary>
    /// <param name="address">The address as Markdown has it, with its escapes.</param>
    public bool Hold(string address)
    {
        var plain = WebUtility.HtmlDecode(Escape().Replace(address, "${c}"));
        if (plain.Length == 0 || (Scheme().Match(plain) is { Success: true } scheme && scheme.Value.ToLowerInvariant() is not ("http:" or "https:")))
        {
            return false;
        }

        var page = PageOf(plain);
        return page.Length > 0 && (_pages.Contains(page) || _texts.Any(text => Occurs(page, text)));
    }

    private static string PageOf(string address) => address.Split('#')[0].TrimEnd('/');

    /// <summary>Whether a text holds the address, and not as a part of a longer one.</summary>
    private static bool Occurs(string address, string text)
    {
        for (var at = text.IndexOf(address, StringComparison.Ordinal); at >= 0; at = text.IndexOf(address, at + 1, StringComparison.Ordinal))
        {
            var end = at + address.Length;
            if (!IsOfAddress(text, at - 1) && text.ElementAtOrDefault(at - 1) != '.' && (!IsOfAddress(text, end) || (text[end] is '/' or ':' or '#' && !IsOfAddress(text, end + 1))) && !GoesOn(text, end))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a full stop and more of the same name follow.</summary>
    private static bool GoesOn(string text, int at) => at < text.Length && text[at] == '.' && IsOfAddress(text, at + 1);

    private static bool IsOfAddress(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || "-_~/?#@$&=%+:".Contains(text[at], StringComparison.Ordinal));

    [GeneratedRegex(@"\\(?<c>[!-/:-@\[-`{-~])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9+.-]*:", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scheme();
}
