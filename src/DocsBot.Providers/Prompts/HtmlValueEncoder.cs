using System.Buffers;
using System.Text;
using HandlebarsDotNet;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// Encodes values for a rendered prompt. Only the five characters that can open a tag, an attribute's end or an entity are changed, so HTML-decoding gives
/// back every text character for character, whatever it holds.
/// </summary>
internal sealed class HtmlValueEncoder : ITextEncoder
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    /// <inheritdoc />
    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    /// <inheritdoc />
    public void Encode(string? text, TextWriter target)
    {
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Special); at >= 0; at = rest.IndexOfAny(Special))
        {
            target.Write(rest[..at]);
            target.Write(Entity(rest[at]));
            rest = rest[(at + 1)..];
        }

        target.Write(rest);
    }

    /// <inheritdoc />
    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        while (text is not null && text.MoveNext())
        {
            target.Write(Entity(text.Current));
        }
    }

    private static string Entity(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => c.ToString(),
    };
}
