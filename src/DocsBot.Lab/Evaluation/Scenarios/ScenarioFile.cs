using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Prompts;

namespace DocsBot.Lab.Evaluation.Scenarios;

/// <summary>A file of questions about the documentation that is indexed, <c>tests/scenarios/*.yaml</c>, read strictly: whatever is unknown or wrong is named with its line.</summary>
/// <param name="Name">The set's name.</param>
/// <param name="Cases">The questions.</param>
public sealed record ScenarioFile(string Name, IReadOnlyList<EvaluationCase> Cases)
{
    private static readonly string[] FileKeys = ["name", "description", "cases"];

    private static readonly string[] CaseKeys =
        ["id", "question", "history", "pages", "must", "must_not", "answer", "unanswerable", "injection", "max_words", "slices"];

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="EvaluationSetException">It is not there or cannot be read.</exception>
    /// <exception cref="PromptException">Something in it is wrong; the message says what, in which line, and how to mend it.</exception>
    public static ScenarioFile Read(string file)
    {
        try
        {
            return Parse(file, File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationSetException(file, line: null, $"it cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="file">Names it in faults.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <exception cref="PromptException">Something in it is wrong.</exception>
    internal static ScenarioFile Parse(string file, byte[] bytes)
    {
        var root = new YamlFields(file, YamlFile.Parse(file, bytes, FileKeys));
        root.RequireKnown(FileKeys);
        var cases = new List<EvaluationCase>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in root.Mappings("cases"))
        {
            var read = ReadCase(fields);
            cases.Add(ids.Add(read.Id) ? read : throw fields.Error("id", $"the case '{read.Id}' stands there twice. Give one of the two another id."));
        }

        return cases.Count > 0 ? new ScenarioFile(root.RequiredText("name"), cases) : throw root.ErrorHere("there is no case. Write at least one under 'cases'.");
    }

    private static EvaluationCase ReadCase(YamlFields fields)
    {
        fields.RequireKnown(CaseKeys);
        var read = new EvaluationCase
        {
            Id = fields.RequiredText("id"),
            Question = fields.RequiredText("question"),
            History = [.. fields.Mappings("history").Select(ReadTurn)],
            Pages = ReadPages(fields),
            Must = ReadPhrases(fields, "must"),
            MustNot = ReadPhrases(fields, "must_not"),
            Reference = fields.Text("answer") is { } answer && !string.IsNullOrWhiteSpace(answer) ? answer : null,
            Unanswerable = fields.Flag("unanswerable", absent: false),
            IsInjection = fields.Flag("injection", absent: false),
            MaxWords = fields.Number("max_words"),
            Slices = ReadSlices(fields),
        };
        if (read.Unanswerable && (read.Pages.Count > 0 || read.Must.Count > 0 || read.Reference is not null))
        {
            throw fields.Error("unanswerable", $"the case '{read.Id}' is unanswerable and has an answer. Take 'pages', 'must' and 'answer' away, or 'unanswerable'.");
        }

        if (read.IsInjection && read.MustNot.Count == 0)
        {
            throw fields.Error("injection", $"the case '{read.Id}' is an attack. Write under 'must_not' what an answer says that follows it.");
        }

        return read.Unanswerable || read.IsAnswerable || read.MustNot.Count > 0
            ? read
            : throw fields.ErrorHere($"the case '{read.Id}' expects nothing. Give it 'pages', 'must', 'must_not' or 'answer', or say that it is 'unanswerable'.");
    }

    private static Turn ReadTurn(YamlFields fields)
    {
        fields.RequireKnown(["role", "text"]);
        return fields.RequiredText("role") switch
        {
            "user" => new Turn(TurnRole.User, fields.RequiredText("text")),
            "assistant" => new Turn(TurnRole.Assistant, fields.RequiredText("text")),
            var other => throw fields.Error("role", $"'role' is '{other}'. Write user or assistant."),
        };
    }

    private static Dictionary<string, int> ReadPages(YamlFields fields)
    {
        var pages = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var page in fields.Texts("pages"))
        {
            if (!pages.TryAdd(page.Trim(), 1))
            {
                throw fields.Error("pages", $"the page '{page}' stands there twice. Take one away.");
            }
        }

        return pages;
    }

    private static IReadOnlyList<ExpectedPhrase> ReadPhrases(YamlFields fields, string key) =>
    [
        .. fields.Texts(key).Select(text => text.Any(char.IsLetterOrDigit)
            ? new ExpectedPhrase(text)
            : throw fields.Error(key, $"'{text}' has no letter and no digit. Write words that an answer can say.")),
    ];

    private static Dictionary<string, string> ReadSlices(YamlFields fields) =>
        fields.Mapping("slices") is { } slices ? slices.Keys.ToDictionary(key => key, slices.RequiredText, StringComparer.Ordinal) : new(StringComparer.Ordinal);
}
