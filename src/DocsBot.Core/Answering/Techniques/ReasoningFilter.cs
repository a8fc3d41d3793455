using System.Text;

namespace DocsBot.Core.Answering.Techniques;

/// <summary>
/// Takes a model's thoughts out of its text while it streams: what stands between <c>&lt;tag&gt;</c> and <c>&lt;/tag&gt;</c>, and between <c>&lt;think&gt;</c> and
/// <c>&lt;/think&gt;</c> at the very start, where reasoning models write it unasked. Thoughts that are not closed go on to the end. Tags in code are text. The result
/// is the same wherever the stream was cut; only what may still become a tag is held back.
/// </summary>
public sealed class ReasoningFilter
{
    /// <summary>Characters of thoughts that are kept for the log; the rest is dropped.</summary>
    public const int MostKept = 20_000;

    private const string Unasked = "think";

    private readonly string? _tag;
    private readonly MarkdownScanner _markdown = new();
    private readonly StringBuilder _thoughts = new();
    private string _rest = "";
    private string? _closing;
    private bool _begun;

    /// <summary>Creates a filter for one text.</summary>
    /// <param name="tag">The tag that the prompt asks for; null when it asks for none.</param>
    public ReasoningFilter(string? tag) => _tag = tag;

    /// <summary>What the model thought so far, at most <see cref="MostKept"/> characters; null for nothing.</summary>
    public string? Thoughts => _thoughts.ToString().Trim() is { Length: > 0 } thoughts ? thoughts : null;

    /// <summary>A whole text without its thoughts.</summary>
    /// <param name="text">What a model wrote.</param>
    /// <param name="tag">The tag that the prompt asks for; null when it asks for none.</param>
    public static string Strip(string text, string? tag = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var filter = new ReasoningFilter(tag);
        return filter.Append(text) + filter.Finish();
    }

    /// <summary>Takes the next piece; gives what is no thought.</summary>
    /// <param name="delta">The piece, of any length.</param>
    public string Append(string delta) => Run(_rest + delta, complete: false);

    /// <summary>Ends the text; gives what was held back and is no thought.</summary>
    public string Finish() => Run(_rest, complete: true);

    /// <summary>Keeps thoughts that did not come in the text.</summary>
    /// <param name="thoughts">Any piece of them.</param>
    public void Keep(ReadOnlySpan<char> thoughts) => _thoughts.Append(thoughts[..Math.Min(thoughts.Length, MostKept - _thoughts.Length)]);

    private string Run(string text, bool complete)
    {
        var shown = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var taken = _closing is null ? Show(text.AsSpan(at), complete, shown) : Think(text.AsSpan(at), complete);
            if (taken == 0)
            {
                break;
            }

            at += taken;
        }

        _rest = text[at..];
        return shown.ToString();
    }

    /// <summary>Takes a character or a tag; 0 when more of the stream decides which it is.</summary>
    private int Show(ReadOnlySpan<char> rest, bool complete, StringBuilder shown)
    {
        var c = rest[0];
        if (c == '<' && _markdown.Look("<", complete) == MarkdownScanner.Place.Text)
        {
            var undecided = false;
            foreach (var tag in Tags())
            {
                var opening = $"<{tag}>";
                if (Begins(rest, opening, ref undecided))
                {
                    _closing = $"</{tag}>";
                    return opening.Length;
                }

                // A closing tag that closes nothing, as of thoughts within thoughts.
                if (Begins(rest, $"</{tag}>", ref undecided))
                {
                    return tag.Length + 3;
                }
            }

            if (undecided && !complete)
            {
                return 0;
            }
        }
        else
        {
            // The scanner holds a bracket for undecided that may be a citation; here it is a character like any other.
            _markdown.Look(c is '`' or '~' ? [c] : " ", complete);
        }

        _begun |= !char.IsWhiteSpace(c);
        _markdown.Advance(c);
        shown.Append(c);
        return 1;
    }

    private int Think(ReadOnlySpan<char> rest, bool complete)
    {
        var end = rest.IndexOf(_closing, StringComparison.OrdinalIgnoreCase);
        if (end >= 0)
        {
            Keep(rest[..end]);
            Keep("\n");
            var length = end + _closing!.Length;
            _closing = null;
            return length;
        }

        // What may be the beginning of the closing tag waits for the rest of it.
        var taken = complete ? rest.Length : Math.Max(0, rest.Length - _closing!.Length + 1);
        Keep(rest[..taken]);
        return taken;
    }

    private IEnumerable<string> Tags()
    {
        if (_tag is not null)
        {
            yield return _tag;
        }

        if (!_begun && _tag != Unasked)
        {
            yield return Unasked;
        }
    }

    private static bool Begins(ReadOnlySpan<char> rest, string tag, ref bool undecided)
    {
        if (rest.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        undecided |= rest.Length < tag.Length && tag.AsSpan().StartsWith(rest, StringComparison.OrdinalIgnoreCase);
        return false;
    }
}
