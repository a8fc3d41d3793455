using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using Microsoft.Extensions.AI;

namespace DocsBot.Lab.Evaluation.Injection;

/// <summary>Renders a template with an attack in the place of data, and compares it with the same template over harmless data.</summary>
internal sealed class TemplateAttack
{
    // Stands for the attack in the harmless rendering. It is neither encoded nor cut, and no template says it.
    private const string Harmless = "0ea7harmless51c3";
    private const string OtherPage = "Nothing of note.";

    private static readonly PromptMarks Marks = PromptMarks.For("an attacked interaction");

    private readonly PromptTemplate _template;
    private readonly IReadOnlyList<ChatMessage> _question;
    private readonly IReadOnlyList<ChatMessage> _page;
    private readonly bool _isReadable;

    /// <summary>Prepares the attacks on a template.</summary>
    public TemplateAttack(PromptTemplate template)
    {
        _template = template;
        _question = template.Render(AsQuestion(Harmless));
        _page = template.Render(AsPage(Harmless));
        _isReadable = _page.Any(message => message.Text.Contains(Marks.SourceOpen(1), StringComparison.Ordinal));
    }

    /// <summary>Attacks by what readers and models say: the question, the turns before, answers to be judged, chosen, merged or mended.</summary>
    public InjectionCounts ByQuestion(string attack) => Compare(_question, AsQuestion(attack), attack);

    /// <summary>Attacks by a page: its title, heading, address and text.</summary>
    public InjectionCounts ByPage(string attack) => Compare(_page, AsPage(attack), attack);

    private InjectionCounts Compare(IReadOnlyList<ChatMessage> harmless, PromptArguments arguments, string attack)
    {
        IReadOnlyList<ChatMessage> attacked;
        try
        {
            attacked = _template.Render(arguments);
        }
        catch (PromptException)
        {
            // What the attack wrote is no prompt any more: it opened or closed something.
            return new InjectionCounts(1, 1, 1, 0, 1, 0);
        }

        var isOpened = !attacked.Select(message => message.Role).SequenceEqual(harmless.Select(message => message.Role));
        var isExpanded = isOpened || attacked.Zip(harmless).Any(pair => !Is(pair.First.Text, pair.Second.Text, attack));
        var isInSystem = !SystemOf(attacked).SequenceEqual(SystemOf(harmless), StringComparer.Ordinal) || SystemOf(harmless).Any(text => text.Contains(Harmless, StringComparison.Ordinal));
        return new InjectionCounts(1, Of(isOpened), Of(isExpanded), Of(isInSystem), Of(_isReadable && !IsReadBack(attacked, arguments)), Of(harmless.Any(IsUnmarked)));
    }

    /// <summary>Whether a message is the harmless one with the attack in its place: a title is one line, and a message has no blanks at its ends.</summary>
    private static bool Is(string attacked, string harmless, string attack)
    {
        var lines = harmless.Split('\n').Select(line => line.Replace(Harmless, line.StartsWith("Page: ", StringComparison.Ordinal) || line.StartsWith("Section: ", StringComparison.Ordinal) ? attack.ReplaceLineEndings(" ") : attack, StringComparison.Ordinal));
        return attacked == string.Join('\n', lines).Trim();
    }

    private static bool IsReadBack(IReadOnlyList<ChatMessage> messages, PromptArguments arguments)
    {
        try
        {
            var read = PromptContextReader.Read(messages, Marks.Boundary);
            return read.Question == arguments.Question
                && read.Passages.SequenceEqual(arguments.Sources.Select(source => new PromptPassage(source.Number, source.Title.ReplaceLineEndings(" "), source.Heading.ReplaceLineEndings(" "), source.Text)));
        }
        catch (PromptException)
        {
            return false;
        }
    }

    /// <summary>Whether data stands outside of marks in a message that holds more than it: there it can be taken for the author's words.</summary>
    private static bool IsUnmarked(ChatMessage message)
    {
        var isOpen = false;
        foreach (var line in message.Text.Split('\n'))
        {
            if (line.StartsWith("=== ", StringComparison.Ordinal) && line.Contains(Marks.Boundary, StringComparison.Ordinal))
            {
                isOpen = !line.StartsWith("=== end of ", StringComparison.Ordinal);
            }
            else if (!isOpen && line.Contains(Harmless, StringComparison.Ordinal) && message.Text != Harmless)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> SystemOf(IEnumerable<ChatMessage> messages) =>
        messages.Where(message => message.Role != ChatRole.User && message.Role != ChatRole.Assistant).Select(message => message.Text);

    private static PromptArguments AsQuestion(string data) => Arguments(data, OtherPage) with
    {
        History = [new Turn(TurnRole.User, data), new Turn(TurnRole.Assistant, data)],
        Answer = data,
        OtherAnswer = data,
        Reference = data,
        Answers = [data, data],
        Problems = [data],
    };

    private static PromptArguments AsPage(string data) => Arguments("A question?", data);

    private static PromptArguments Arguments(string question, string page) => new()
    {
        Marks = Marks,
        Question = question,
        Sources = [new PromptSource(1, page, page, page, page), new PromptSource(2, "Another page", "", "/other/", OtherPage)],
        History = [new Turn(TurnRole.User, "An earlier question?"), new Turn(TurnRole.Assistant, "An earlier answer.")],
        Examples = [new PromptExample("an-example", [], "A question of an example?", "Its context.", "Its answer [1].")],
        Domains = [new PromptDomainChoice("A", "how-to", "Steps to reach a goal.")],
        Answer = "An answer [1].",
        OtherAnswer = "Another answer [2].",
        Reference = "The answer of a reviewer.",
        Answers = ["A first answer.", "A second answer."],
        Problems = ["A problem."],
    };

    private static int Of(bool counted) => counted ? 1 : 0;
}
