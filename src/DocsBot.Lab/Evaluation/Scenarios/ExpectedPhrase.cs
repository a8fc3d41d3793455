using System.Text;

namespace DocsBot.Lab.Evaluation.Scenarios;

/// <summary>Words that an answer should say, or should not: one wording of several is enough. Case, white space and Markdown's marks make no difference.</summary>
public sealed class ExpectedPhrase
{
    private const string Or = " | ";

    private readonly string[] _wordings;

    /// <summary>Reads a phrase; wordings that mean the same are separated by <c> | </c>.</summary>
    /// <param name="text">The phrase, with a letter or digit in each wording.</param>
    public ExpectedPhrase(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        Text = text.Trim();
        _wordings = [.. Text.Split(Or, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Plain)];
    }

    /// <summary>The phrase as it was written.</summary>
    public string Text { get; }

    /// <summary>Whether a text says it, as whole words.</summary>
    /// <param name="text">The text, as Markdown.</param>
    public bool IsIn(string text)
    {
        var said = $" {Plain(text)} ";
        return _wordings.Any(wording => Holds(said, wording));
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private static bool Holds(string said, string wording)
    {
        for (var at = said.IndexOf(wording, StringComparison.Ordinal); at >= 0; at = said.IndexOf(wording, at + 1, StringComparison.Ordinal))
        {
            if (IsEdge(said[at - 1], wording[0]) && IsEdge(said[at + wording.Length], wording[^1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word does not go on from one character to the other. Scripts that write without spaces have no such edges.</summary>
    private static bool IsEdge(char outside, char inside) => !char.IsLetterOrDigit(outside) || !char.IsLetterOrDigit(inside) || Core.Text.Terms.IsIdeograph(inside);

    /// <summary>Lower case, without the marks of code and emphasis, white space as single spaces.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                {
                    plain.Append(' ');
                }
            }
            else if (c is not ('`' or '*'))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
        }

        return plain.ToString().TrimEnd();
    }
}
