using System.Globalization;
using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Tests.Prompts.Compatibility;

/// <summary>What a host on Semantic Kernel passes, by the variables that the guide describes.</summary>
internal static class SemanticKernelArguments
{
    public static Dictionary<string, object> Of(PromptArguments arguments) => new(StringComparer.Ordinal)
    {
        ["question"] = arguments.Question,
        ["question_open"] = arguments.Marks.QuestionOpen,
        ["question_close"] = arguments.Marks.QuestionClose,
        ["boundary"] = arguments.Marks.Boundary,
        ["canary"] = arguments.Marks.Canary,
        ["no_answer"] = PromptMarks.NoAnswer,
        ["answer"] = arguments.Answer,
        ["other_answer"] = arguments.OtherAnswer,
        ["reference"] = arguments.Reference,
        ["sources"] = List(arguments.Sources, source =>
        [
            ("number", Text(source.Number)), ("title", source.Title), ("heading", source.Heading), ("url", source.Url), ("text", source.Text),
            ("open", arguments.Marks.SourceOpen(source.Number)), ("close", arguments.Marks.SourceClose),
        ]),
        ["history"] = List(arguments.History, turn => [("role", turn.Role == TurnRole.User ? "user" : "assistant"), ("text", turn.Text)]),
        ["domains"] = List(arguments.Domains, domain => [("letter", domain.Letter), ("name", domain.Name), ("description", domain.Description)]),
        ["answers"] = List(arguments.Answers.Select((text, i) => (Number: i + 1, Text: text)), answer => [("number", Text(answer.Number)), ("text", answer.Text)]),
        ["problems"] = List(arguments.Problems, problem => [("text", problem)]),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> List<T>(IEnumerable<T> items, Func<T, (string Name, string Value)[]> members) =>
        [.. items.Select(item => members(item).ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal))];
}
