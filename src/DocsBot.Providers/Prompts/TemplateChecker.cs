using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// Checks a Handlebars template before it is compiled: only <c>each</c>, <c>if</c>, <c>unless</c> and <c>else</c>, only declared variables, nothing that is
/// put in without encoding unless it is declared so, and nothing that looks a template up at run time.
/// </summary>
internal sealed class TemplateChecker
{
    private readonly string _text;
    private readonly TemplateVariables _variables;
    private readonly Func<int, string, PromptException> _error;
    private readonly Stack<OpenBlock> _open = new();
    private int _tag;

    private TemplateChecker(string text, TemplateVariables variables, Func<int, string, PromptException> error)
    {
        _text = text;
        _variables = variables;
        _error = error;
    }

    /// <summary>Checks a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="variables">What it declares.</param>
    /// <param name="error">Makes the exception of a fault at an offset of the text.</param>
    public static void Check(string text, TemplateVariables variables, Func<int, string, PromptException> error) =>
        new TemplateChecker(text, variables, error).CheckAll();

    private void CheckAll()
    {
        var at = 0;
        while ((_tag = _text.IndexOf("{{", at, StringComparison.Ordinal)) >= 0)
        {
            at = CheckTag();
        }

        if (_open.TryPeek(out var block))
        {
            throw _error(block.Offset, $"{{{{#{block.Name} …}}}} is not closed. Add {{{{/{block.Name}}}}}.");
        }
    }

    /// <summary>Checks the tag at <see cref="_tag"/> and returns where it ends.</summary>
    private int CheckTag()
    {
        if (_tag > 0 && _text[_tag - 1] == '\\')
        {
            throw Error("a backslash before {{ is not supported. Write the text in another way.");
        }

        if (StartsWith("{{{{"))
        {
            throw Error("a raw block {{{{…}}}} is not supported. Use {{…}}.");
        }

        var isRaw = StartsWith("{{{");
        var (opening, closing) = isRaw ? ("{{{", "}}}") : StartsWith("{{!--") ? ("{{!--", "--}}") : ("{{", "}}");
        var start = _tag + opening.Length;
        var end = _text.IndexOf(closing, start, StringComparison.Ordinal);
        if (end < 0)
        {
            throw Error($"a tag is not closed. Add {closing}.");
        }

        if (opening != "{{!--")
        {
            CheckExpression(_text[start..end].Trim('~').Trim(), isRaw);
        }

        return end + closing.Length;
    }

    private void CheckExpression(string inner, bool isRaw)
    {
        switch (inner.Length > 0 ? inner[0] : ' ')
        {
            case '!':
                return;
            case '#':
                Open(inner[1..]);
                return;
            case '/':
                Close(inner[1..].Trim());
                return;
            case '>':
                throw Error($"{{{{{inner}}}}} is not supported. Include a fragment by its name alone, as {{{{> tone}}}}.");
            case '&':
                throw Error($"{{{{{inner}}}}} puts a value in without encoding it. Write {{{{{inner[1..].Trim()}}}}}.");
            case '*' or '^' or ' ':
                throw Error($"{{{{{inner}}}}} is not supported. Use variables, each, if, unless and else.");
        }

        if (inner == "else" || inner.StartsWith("else ", StringComparison.Ordinal))
        {
            Else(inner[4..].Trim());
        }
        else
        {
            CheckValue(inner, isRaw);
        }
    }

    private void Open(string block)
    {
        var parts = block.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [("each" or "if" or "unless") and var name, var path])
        {
            throw Error($"{{{{#{block}}}}} is not supported. Use {{{{#each list}}}}, {{{{#if value}}}} or {{{{#unless value}}}}.");
        }

        var scope = Resolve(path, out _);
        if (name == "each" && (scope is null || TemplateVariables.MembersOf(scope) is null))
        {
            throw Error($"{{{{#each {path}}}}} needs a list, and '{path}' is a text. Lists are sources and history.");
        }

        _open.Push(new OpenBlock(name, _tag, name == "each" ? scope : null));
    }

    private void Close(string name)
    {
        if (!_open.TryPop(out var block) || block.Name != name)
        {
            throw Error($"{{{{/{name}}}}} closes nothing that is open here. Each {{{{#{name} …}}}} needs one {{{{/{name}}}}}, in order.");
        }
    }

    private void Else(string condition)
    {
        if (!_open.TryPop(out var block))
        {
            throw Error("{{else}} stands outside of a block. Put it into {{#each}}, {{#if}} or {{#unless}}.");
        }

        // What follows the else of a loop is outside of its elements.
        _open.Push(block with { List = null });
        if (condition.Length == 0)
        {
            return;
        }

        if (condition.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["if", var path])
        {
            throw Error($"{{{{else {condition}}}}} is not supported. Use {{{{else}}}} or {{{{else if value}}}}.");
        }

        Resolve(path, out _);
    }

    private void CheckValue(string path, bool isRaw)
    {
        var root = Resolve(path, out var isElementMember);
        if (root is not null && !isElementMember && TemplateVariables.MembersOf(root) is { } members)
        {
            throw Error($"{{{{{path}}}}} is a list. Loop over it with {{{{#each {path}}}}} and write its {string.Join(", ", members)}.");
        }

        if (isRaw && (root is null || !_variables.IsRaw(root)))
        {
            throw Error($"{{{{{{{path}}}}}}} puts a value in without encoding it, so that the value could open a message. Write {{{{{path}}}}}, or declare allow_dangerously_set_content: true for its variable.");
        }
    }

    /// <summary>The variable that a path belongs to; null for a loop's own values (<c>@index</c>).</summary>
    private string? Resolve(string path, out bool isElementMember)
    {
        isElementMember = false;
        var loops = _open.Where(block => block.List is not null).Select(block => block.List!).ToList();
        if (path is "@index" or "@first" or "@last" && loops.Count > 0)
        {
            return null;
        }

        var name = path;
        while (name.StartsWith("../", StringComparison.Ordinal) && loops.Count > 0)
        {
            loops.RemoveAt(0);
            name = name[3..];
        }

        name = name.StartsWith("this.", StringComparison.Ordinal) ? name[5..] : name;
        if (loops.Count > 0)
        {
            isElementMember = true;
            var members = TemplateVariables.MembersOf(loops[0])!;
            return members.Contains(name, StringComparer.Ordinal)
                ? loops[0]
                : throw Error($"'{path}' is no member of an element of {loops[0]}. Its members are {string.Join(", ", members)}{(_variables.IsDeclared(name) ? $"; the variable outside of the loop is ../{name}" : "")}.");
        }

        return _variables.IsDeclared(name)
            ? name
            : throw Error($"the variable '{path}' is not declared. Add it to input_variables, or use one of: {string.Join(", ", _variables.Names)}.");
    }

    private bool StartsWith(string tag) => string.CompareOrdinal(_text, _tag, tag, 0, tag.Length) == 0;

    private PromptException Error(string message) => _error(_tag, message);

    private readonly record struct OpenBlock(string Name, int Offset, string? List);
}
