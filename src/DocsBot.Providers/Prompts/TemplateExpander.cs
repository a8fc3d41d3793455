using System.Text;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// Puts fragments in the place of their includes, before the template is checked and compiled: what is rendered is one text, and an export is that text.
/// As in Handlebars, an include that stands alone on its line takes the whole line, and its indentation goes to every line of the fragment.
/// </summary>
internal sealed class TemplateExpander
{
    private readonly PromptFragments _fragments;
    private readonly StringBuilder _text = new();
    private readonly List<ExpandedPiece> _pieces = [];
    private readonly SortedDictionary<string, PromptFragment> _included = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    private TemplateExpander(PromptFragments fragments) => _fragments = fragments;

    /// <summary>Expands a template.</summary>
    /// <param name="file">The file of the template.</param>
    /// <param name="text">The template.</param>
    /// <param name="lineOf">The line in the file, from 1, of an offset in the text.</param>
    /// <param name="fragments">What it may include.</param>
    /// <exception cref="PromptException">An include is no plain name, names no fragment, or fragments include each other.</exception>
    public static ExpandedTemplate Expand(string file, string text, Func<int, int> lineOf, PromptFragments fragments)
    {
        var expander = new TemplateExpander(fragments);
        expander.Write(file, text, lineOf, indent: "");
        return new ExpandedTemplate(expander._text.ToString(), [.. expander._included.Values], expander._pieces);
    }

    private void Write(string file, string text, Func<int, int> lineOf, string indent)
    {
        var from = 0;
        while (IncludeTag.Find(text, from) is { } tag)
        {
            Copy(file, text, from, tag.Start, lineOf, indent);
            var fragment = FragmentOf(tag, file, lineOf(tag.Start));
            _open.Add(tag.Name);

            // As in Handlebars, an include alone on its line leaves no line behind when there is nothing to include.
            var body = fragment.Text.Length > 0 && tag.IsAlone && !fragment.Text.EndsWith('\n') ? fragment.Text + "\n" : tag.IsAlone ? fragment.Text : fragment.Text.TrimEnd('\n');
            Write(fragment.File, body, offset => 1 + body.AsSpan(0, offset).Count('\n'), tag.IsAlone ? indent + tag.Indent : "");
            _open.RemoveAt(_open.Count - 1);
            from = tag.End;
        }

        Copy(file, text, from, text.Length, lineOf, indent);
    }

    private void Copy(string file, string text, int from, int to, Func<int, int> lineOf, string indent)
    {
        if (from == to)
        {
            return;
        }

        var first = lineOf(from);
        _pieces.Add(new ExpandedPiece(_text.Length, file, line => first + line));
        if (indent.Length == 0)
        {
            _text.Append(text, from, to - from);
            return;
        }

        for (var i = from; i < to; i++)
        {
            if (text[i] != '\n' && (_text.Length == 0 || _text[^1] == '\n'))
            {
                _text.Append(indent);
            }

            _text.Append(text[i]);
        }
    }

    private FragmentFile FragmentOf(IncludeTag tag, string file, int line)
    {
        if (!tag.IsPlain)
        {
            throw new PromptException($"{file}, line {line}: {tag.Text} is not supported. Include a fragment by its name alone, as {{{{> tone}}}}.");
        }

        if (_open.Contains(tag.Name, StringComparer.Ordinal))
        {
            throw new PromptException($"{file}, line {line}: the fragments include each other: {string.Join(" > ", _open.SkipWhile(name => name != tag.Name))} > {tag.Name}. Take one of the includes out.");
        }

        var fragment = _fragments.Find(tag.Name)
            ?? throw new PromptException($"{file}, line {line}: there is no fragment '{tag.Name}'. Add fragments/{tag.Name}.hbs, or include one of: {(_fragments.Names.Any() ? string.Join(", ", _fragments.Names) : "none there")}.");
        _included[tag.Name] = fragment.Fragment;
        return fragment;
    }
}
