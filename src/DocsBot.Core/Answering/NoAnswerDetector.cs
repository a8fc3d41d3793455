using System.Text;
using DocsBot.Core.Prompts;

namespace DocsBot.Core.Answering;

/// <summary>
/// Notices in a stream that the model answers <see cref="PromptMarks.NoAnswer"/>, also in quotes, bold or backticks, with a full stop, or on a first line
/// that an explanation follows. Only a beginning that may still become it is held back; a text that merely begins like it flows on whole.
/// </summary>
public sealed class NoAnswerDetector
{
    private readonly StringBuilder _held = new();
    private State _state = State.Before;
    private int _matched;

    /// <summary>Whether the model has said that it has no answer. Until <see cref="Finish"/> it is final only when true.</summary>
    public bool IsNoAnswer => _state == State.NoAnswer;

    /// <summary>Takes the next piece of the stream.</summary>
    /// <param name="delta">The piece, of any length.</param>
    /// <returns>What may be shown now; empty while the text may still become the mark, and for good once it has.</returns>
    public string Append(string delta)
    {
        ArgumentNullException.ThrowIfNull(delta);
        for (var i = 0; i < delta.Length; i++)
        {
            if (_state == State.NoAnswer)
            {
                return string.Empty;
            }

            if (_state == State.Answer)
            {
                return Release() + delta[i..];
            }

            _held.Append(delta[i]);
            _state = Next(delta[i]);
        }

        return _state == State.Answer ? Release() : string.Empty;
    }

    /// <summary>Ends the stream.</summary>
    /// <returns>What was still held back and is an answer after all; empty when the mark stood alone.</returns>
    public string Finish()
    {
        if (_state == State.After)
        {
            _state = State.NoAnswer;
        }

        return IsNoAnswer ? string.Empty : Release();
    }

    private State Next(char c)
    {
        switch (_state)
        {
            case State.Before when _matched == 0 && (char.IsWhiteSpace(c) || IsWrapping(c)):
                return State.Before;

            case State.Before when c == PromptMarks.NoAnswer[_matched]:
                _matched++;
                return _matched == PromptMarks.NoAnswer.Length ? State.After : State.Before;

            // Markdown writers escape the underscore.
            case State.Before when c == '\\' && PromptMarks.NoAnswer[_matched] == '_':
                return State.Before;

            // The mark alone in its line is meant, whatever explanation follows.
            case State.After when c == '\n':
                return State.NoAnswer;

            case State.After when char.IsWhiteSpace(c) || IsWrapping(c) || c is '.' or '!' or '。':
                return State.After;

            default:
                return State.Answer;
        }
    }

    private string Release()
    {
        var text = _held.ToString();
        _held.Clear();
        return text;
    }

    private static bool IsWrapping(char c) => c is '"' or '\'' or '`' or '*' or '_' or '“' or '”' or '‘' or '’' or '«' or '»' or '<' or '>' or '[' or ']' or '(' or ')';

    private enum State
    {
        /// <summary>In front of the mark or within it.</summary>
        Before,

        /// <summary>Behind the mark: it may still turn out to be the beginning of something else.</summary>
        After,

        NoAnswer,
        Answer,
    }
}
