using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Tests.Prompts;

internal static class Samples
{
    public static PromptMarks Marks { get; } = PromptMarks.For("sample");

    /// <summary>The file of a prompt that answers.</summary>
    public static string AnswerTemplate(string name) => $$$"""
        name: {{{name}}}
        template_format: handlebars
        template: |
          <message role="user">
          {{#each sources}}
          {{open}}
          {{text}}
          {{close}}
          {{/each}}
          {{question_open}}
          {{question}}
          {{question_close}}
          </message>
        input_variables: [{ name: sources }, { name: question }, { name: question_open }, { name: question_close }]
        """;

    public static PromptArguments Arguments(string question, params PromptSource[] sources) => new() { Question = question, Sources = sources, Marks = Marks };

    public static PromptArguments WithHistory(this PromptArguments arguments, params Turn[] history) => arguments with { History = history };
}
