using System.Globalization;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Prompts;

/// <summary>
/// Reads the question and the passages back out of a rendered prompt, so that an embedded model answers from exactly what a provider's model would see.
/// Between its marks a passage is a line <c>Page: title</c>, a line <c>Section: heading</c> when there is one, an empty line, and the text. Without the
/// line <c>Page: </c> all of it is text.
/// </summary>
public static class PromptContextReader
{
    private const string TitleLabel = "Page: ";
    private const string HeadingLabel = "Section: ";

    /// <summary>Reads the messages. Only lines that carry the boundary are marks, so text that imitates one stays text.</summary>
    /// <param name="messages">The rendered messages.</param>
    /// <param name="boundary">The boundary they were rendered with.</param>
    /// <exception cref="PromptException">There is no marked question, or a mark is not closed.</exception>
    public static PromptContext Read(IEnumerable<ChatMessage> messages, string boundary)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentException.ThrowIfNullOrEmpty(boundary);

        var marks = new PromptMarks(boundary);
        var passages = new List<PromptPassage>();
        string? question = null;
        foreach (var message in messages)
        {
            var lines = message.Text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i] == marks.QuestionOpen)
                {
                    question = string.Join('\n', LinesUpTo(marks.QuestionClose, lines, ref i));
                }
                else if (NumberOf(lines[i], marks) is { } number)
                {
                    passages.Add(ReadPassage(number, LinesUpTo(marks.SourceClose, lines, ref i)));
                }
            }
        }

        return question is not null
            ? new PromptContext(question, passages)
            : throw new PromptException("The prompt has no marked question. Put {{question_open}}, {{question}} and {{question_close}} into the template, each on a line of its own.");
    }

    /// <summary>The lines after the mark at <paramref name="i"/> and before its closing mark, to which <paramref name="i"/> is moved.</summary>
    private static ReadOnlySpan<string> LinesUpTo(string closingMark, string[] lines, ref int i)
    {
        var start = i + 1;
        i = Array.IndexOf(lines, closingMark, start);
        return i >= 0
            ? lines.AsSpan(start, i - start)
            : throw new PromptException($"The prompt opens a mark and does not close it: the line '{closingMark}' is missing. Give {{{{open}}}} its {{{{close}}}}, and {{{{question_open}}}} its {{{{question_close}}}}.");
    }

    private static int? NumberOf(string line, PromptMarks marks)
    {
        const string prefix = "=== source ";
        if (!line.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var digits = line.AsSpan(prefix.Length);
        digits = digits[..Math.Max(0, digits.IndexOf(' '))];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && line == marks.SourceOpen(number) ? number : null;
    }

    private static PromptPassage ReadPassage(int number, ReadOnlySpan<string> lines)
    {
        if (lines.Length == 0 || !lines[0].StartsWith(TitleLabel, StringComparison.Ordinal))
        {
            return new PromptPassage(number, "", "", string.Join('\n', lines));
        }

        var hasHeading = lines.Length > 1 && lines[1].StartsWith(HeadingLabel, StringComparison.Ordinal);
        var text = Math.Min(lines.Length, hasHeading ? 3 : 2);
        return new PromptPassage(
            number,
            lines[0][TitleLabel.Length..],
            hasHeading ? lines[1][HeadingLabel.Length..] : "",
            string.Join('\n', lines[text..]));
    }
}
