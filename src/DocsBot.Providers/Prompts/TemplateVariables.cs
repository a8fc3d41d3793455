using System.Globalization;
using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>The variables a template declares, and their values for a rendering.</summary>
internal sealed class TemplateVariables
{
    /// <summary>What DocsBot supplies; a list has the names of its elements' members.</summary>
    private static readonly Dictionary<string, string[]?> Lists = new(StringComparer.Ordinal)
    {
        ["question"] = null,
        ["sources"] = ["number", "title", "heading", "url", "text", "open", "close"],
        ["history"] = ["role", "text"],
        ["examples"] = ["question", "context", "answer"],
        ["domains"] = ["letter", "name", "description"],
        ["answer"] = null,
        ["other_answer"] = null,
        ["reference"] = null,
        ["answers"] = ["number", "text"],
        ["problems"] = ["text"],
        ["boundary"] = null,
        ["canary"] = null,
        ["question_open"] = null,
        ["question_close"] = null,
        ["no_answer"] = null,
    };

    private readonly Dictionary<string, (string Default, bool IsRaw)> _declared = new(StringComparer.Ordinal);

    /// <summary>What DocsBot supplies, by name.</summary>
    public static IEnumerable<string> Supplied => Lists.Keys;

    /// <summary>The same in a sentence.</summary>
    public static string SuppliedNames { get; } = string.Join(", ", Lists.Keys);

    /// <summary>The names that the template declares.</summary>
    public IEnumerable<string> Names => _declared.Keys;

    /// <summary>Whether DocsBot supplies a value of this name.</summary>
    public static bool IsSupplied(string name) => Lists.ContainsKey(name);

    /// <summary>The members of a list's elements; null when the variable is a text.</summary>
    public static IReadOnlyList<string>? MembersOf(string name) => Lists.GetValueOrDefault(name);

    /// <summary>Declares a variable; false when it was declared before.</summary>
    public bool TryDeclare(string name, string defaultValue, bool isRaw) => _declared.TryAdd(name, (defaultValue, isRaw));

    /// <summary>Whether the template declares the variable.</summary>
    public bool IsDeclared(string name) => _declared.ContainsKey(name);

    /// <summary>Whether the variable may be put in without encoding (<c>allow_dangerously_set_content</c>).</summary>
    public bool IsRaw(string name) => _declared.TryGetValue(name, out var variable) && variable.IsRaw;

    /// <summary>The values by name: what DocsBot supplies, and the defaults of the rest.</summary>
    public Dictionary<string, object> Bind(PromptArguments arguments)
    {
        var values = _declared.ToDictionary(variable => variable.Key, object (variable) => variable.Value.Default, StringComparer.Ordinal);
        values["question"] = arguments.Question;
        values["sources"] = arguments.Sources.Select(source => Bind(source, arguments.Marks)).ToArray();
        values["history"] = arguments.History.Select(Bind).ToArray();
        values["examples"] = arguments.Examples.Select(Bind).ToArray();
        values["domains"] = arguments.Domains.Select(Bind).ToArray();
        values["answer"] = arguments.Answer;
        values["other_answer"] = arguments.OtherAnswer;
        values["reference"] = arguments.Reference;
        values["answers"] = arguments.Answers.Select((text, i) => Bind(i + 1, text)).ToArray();
        values["problems"] = arguments.Problems.Select(text => new Dictionary<string, object>(StringComparer.Ordinal) { ["text"] = text }).ToArray();
        values["boundary"] = arguments.Marks.Boundary;
        values["canary"] = arguments.Marks.Canary;
        values["question_open"] = arguments.Marks.QuestionOpen;
        values["question_close"] = arguments.Marks.QuestionClose;
        values["no_answer"] = PromptMarks.NoAnswer;
        return values;
    }

    private static Dictionary<string, object> Bind(PromptSource source, PromptMarks marks) => new(StringComparer.Ordinal)
    {
        ["number"] = source.Number.ToString(CultureInfo.InvariantCulture),
        ["title"] = OnOneLine(source.Title),
        ["heading"] = OnOneLine(source.Heading),
        ["url"] = OnOneLine(source.Url),
        ["text"] = source.Text,
        ["open"] = marks.SourceOpen(source.Number),
        ["close"] = marks.SourceClose,
    };

    private static Dictionary<string, object> Bind(Turn turn) => new(StringComparer.Ordinal)
    {
        ["role"] = turn.Role == TurnRole.User ? "user" : "assistant",
        ["text"] = turn.Text,
    };

    private static Dictionary<string, object> Bind(PromptExample example) => new(StringComparer.Ordinal)
    {
        ["question"] = example.Question,
        ["context"] = example.Context,
        ["answer"] = example.Answer,
    };

    private static Dictionary<string, object> Bind(PromptDomainChoice domain) => new(StringComparer.Ordinal)
    {
        ["letter"] = domain.Letter,
        ["name"] = domain.Name,
        ["description"] = domain.Description,
    };

    private static Dictionary<string, object> Bind(int number, string text) => new(StringComparer.Ordinal)
    {
        ["number"] = number.ToString(CultureInfo.InvariantCulture),
        ["text"] = text,
    };

    /// <summary>What a template writes on a line stays on it: a title cannot go on with lines of its own.</summary>
    private static string OnOneLine(string text) => text.ReplaceLineEndings(" ");
}
