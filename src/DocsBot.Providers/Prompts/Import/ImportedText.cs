using System.Text.RegularExpressions;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts.Import;

/// <summary>A Handlebars template on its way in: variables are renamed, lists and the question are laid out as DocsBot reads them, and messages are made of a text that has none.</summary>
/// <param name="text">The template.</param>
/// <param name="changes">Gets what is changed.</param>
internal sealed partial class ImportedText(string text, ICollection<string> changes)
{
    private const string Passages = "{{#each sources}}\n{{open}}\nPage: {{title}}\n{{#if heading}}\nSection: {{heading}}\n{{/if}}\n\n{{text}}\n{{close}}\n\n{{/each}}";
    private const string Question = "{{question_open}}\n{{question}}\n{{question_close}}";
    private const string History = "{{#each history}}\n{{role}}: {{text}}\n{{/each}}";

    /// <summary>The template as it is now.</summary>
    public string Text { get; private set; } = text;

    /// <summary>Whether a variable stands in a tag.</summary>
    public bool Uses(string name) => Names(Text).Contains(name, StringComparer.Ordinal);

    /// <summary>The names that stand in tags, members of elements included.</summary>
    public static IEnumerable<string> Names(string text) => Tag().Matches(text).SelectMany(tag => Name().Matches(tag.Groups["inner"].Value)).Select(name => name.Value);

    /// <summary>Puts DocsBot's variables in the place of the file's.</summary>
    /// <exception cref="PromptException">A name is not used, or DocsBot does not supply the other.</exception>
    public void Rename(IReadOnlyDictionary<string, string> map)
    {
        foreach (var (theirs, ours) in map)
        {
            if (!TemplateVariables.IsSupplied(ours))
            {
                throw new PromptException($"--map {theirs}={ours}: DocsBot supplies no variable '{ours}'. It supplies {TemplateVariables.SuppliedNames}.");
            }

            if (!Uses(theirs))
            {
                throw new PromptException($"--map {theirs}={ours}: the template does not use '{theirs}'. It uses {string.Join(", ", Names(Text).Distinct(StringComparer.Ordinal))}.");
            }

            Text = Tag().Replace(Text, tag => Name().Replace(tag.Value, name => name.Value == theirs ? ours : name.Value));
            changes.Add($"The variable {theirs} is now {ours}.");
        }
    }

    /// <summary>Has the values that DocsBot supplies encoded, which is what keeps a page from opening a message.</summary>
    public void Encode()
    {
        var encoded = Raw().Replace(Text, tag => TemplateVariables.IsSupplied(tag.Groups["name"].Value) ? $"{{{{{tag.Groups["name"].Value}}}}}" : tag.Value);
        if (encoded != Text)
        {
            Text = encoded;
            changes.Add("Values that went in without encoding, as {{{question}}}, are encoded now.");
        }
    }

    /// <summary>Lays out lists that stand there as texts, and with passages the question between its marks.</summary>
    public void LayOut()
    {
        Expand("sources", Passages, "The passages are laid out one by one, each between its marks.");
        Expand("history", History, "The turns before are laid out one by one.");
        if (Uses("sources") && !Uses("question_open"))
        {
            Expand("question", Question, "The question stands between its marks.");
        }
    }

    /// <summary>Makes messages of a text that has none.</summary>
    public void MakeMessages()
    {
        if (Text.Contains("<message", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        // What stood there as it is must be read back as it is.
        var body = Literal().Replace(Text, part => part.Groups["tag"].Success ? part.Value : part.Value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)).Trim('\n');
        if (Uses("question"))
        {
            Text = Message("user", body);
            changes.Add("The text has no messages and holds the question: it became one message of the user.");
        }
        else if (Uses("sources"))
        {
            Text = Message("user", $"{body}\n\n{Question}");
            changes.Add("The text has no messages and holds passages but no question: it became one message of the user, with the question at its end.");
        }
        else
        {
            Text = Message("system", body) + Message("user", $"{Passages}\n{Question}");
            changes.Add("The text has no messages, passages or question: it became the system message, and a message of the user with passages and question was added.");
        }
    }

    private static string Message(string role, string body) => $"<message role=\"{role}\">\n{body}\n</message>\n";

    /// <summary>Puts a block in the place of a tag, on lines of its own.</summary>
    private void Expand(string name, string block, string change)
    {
        var tag = $"{{{{{name}}}}}";
        for (var at = Text.IndexOf(tag, StringComparison.Ordinal); at >= 0 && !IsInLoop(at); at = Text.IndexOf(tag, at + block.Length, StringComparison.Ordinal))
        {
            var end = at + tag.Length;
            var before = at == 0 || Text[at - 1] == '\n' ? "" : "\n";
            var after = end == Text.Length || Text[end] == '\n' ? "" : "\n";
            Text = $"{Text[..at]}{before}{block}{after}{Text[end..]}";
            changes.Add(change);

            // A second question would be read as another one; the first is the one that is marked.
            if (name == "question")
            {
                return;
            }
        }
    }

    private bool IsInLoop(int at) => Loop().Matches(Text[..at]).Sum(match => match.Value.StartsWith("{{/", StringComparison.Ordinal) ? -1 : 1) > 0;

    [GeneratedRegex(@"\{\{(?<inner>[^{}]*)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<![\w.@#/])(?!(?:each|if|unless|else|this)\b)[A-Za-z_]\w*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\{\{\{\s*(?<name>\w+)\s*\}\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Raw();

    [GeneratedRegex(@"(?<tag>\{\{.*?\}\})|[^{]+|\{", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{\{(#each\s|/each\s*\}\})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Loop();
}
