using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Prompts;

/// <summary>
/// Renders a template with made-up values at load, so that a fault shows when the service starts and not with the first question. A template that takes
/// sources must be readable for the embedded model, which stands in when a provider fails.
/// </summary>
internal static class TemplateTrial
{
    private static readonly PromptMarks Marks = PromptMarks.For("trial");

    private static readonly PromptArguments Bare = new() { Question = "A question?", Sources = [], Marks = Marks };

    /// <summary>Something for every variable.</summary>
    public static PromptArguments Full { get; } = Bare with
    {
        Question = "A question\nin two lines & <tags>",
        Sources =
        [
            new PromptSource(1, "A page", "", "/page/", "A passage.\n\nIts second paragraph."),
            new PromptSource(2, "Another page", "A heading", "/other/#a-heading", "Another passage."),
        ],
        History = [new Turn(TurnRole.User, "An earlier question"), new Turn(TurnRole.Assistant, "An earlier answer")],
        Examples = [new PromptExample("an-example", ["a tag"], "A question of an example?", "Its context.", "Its answer [1].")],
        Domains = [new PromptDomainChoice("A", "how-to", "Steps to reach a goal.")],
        Answer = "An answer [1].",
        OtherAnswer = "Another answer [2].",
        Reference = "The answer of a reviewer.",
        Answers = ["A first answer.", "A second answer."],
        Problems = ["A problem."],
    };

    /// <summary>Renders the template without and with everything.</summary>
    /// <exception cref="PromptException">It does not render, the embedded model could not read it, or data could get where instructions stand.</exception>
    public static void Run(PromptTemplate template, TemplateVariables variables)
    {
        foreach (var arguments in new[] { Bare, Full })
        {
            var messages = template.Render(arguments);
            if (variables.IsDeclared("sources"))
            {
                RequireReadable(PromptContextReader.Read(messages, Marks.Boundary), arguments);
            }
        }

        DataPlacement.Require(template);
    }

    /// <summary>Whether a template that loads puts the question and the passages before the model, as an answer needs.</summary>
    public static bool IsAnswer(PromptTemplate template)
    {
        try
        {
            return PromptContextReader.Read(template.Render(Full), Marks.Boundary).Passages.Count == Full.Sources.Count;
        }
        catch (PromptException)
        {
            return false;
        }
    }

    private static void RequireReadable(PromptContext read, PromptArguments arguments)
    {
        if (read.Question != arguments.Question)
        {
            throw new PromptException("the question does not stand alone between {{question_open}} and {{question_close}}. Put each of the three on a line of its own.");
        }

        if (!read.Passages.Select(passage => (passage.Number, passage.Text)).SequenceEqual(arguments.Sources.Select(source => (source.Number, source.Text))))
        {
            throw new PromptException("the passages are not laid out so that the embedded model can read them. In {{#each sources}} write, each on a line of its own: {{open}}, 'Page: {{title}}', 'Section: {{heading}}' when there is a heading, an empty line, {{text}}, {{close}}.");
        }
    }
}
