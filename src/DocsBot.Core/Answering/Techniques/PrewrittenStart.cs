using Microsoft.Extensions.AI;

namespace DocsBot.Core.Answering.Techniques;

/// <summary>
/// The beginning of the answer that a prompt's author has written: its last message, when that is the assistant's. Providers differ in what they make of it: some go on
/// from it, some write it again, some answer it like any other turn. In each case the reader sees it once, and the reply behind it.
/// </summary>
public sealed class PrewrittenStart
{
    private readonly string _text;
    private string _reply = "";
    private bool _decided;

    /// <summary>Reads it from the messages that are sent.</summary>
    /// <param name="messages">All of them.</param>
    public PrewrittenStart(IReadOnlyList<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        _text = messages.Count > 0 && messages[^1].Role == ChatRole.Assistant ? messages[^1].Text : "";
        _decided = _text.Length == 0;
    }

    /// <summary>The beginning; empty when the prompt ends with the question.</summary>
    public string Text => _text;

    /// <summary>Takes the next piece of the reply; gives it without a repetition of the beginning.</summary>
    /// <param name="delta">The piece, of any length.</param>
    public string Append(string delta)
    {
        if (_decided)
        {
            return delta;
        }

        _reply += delta;
        var reply = _reply.AsSpan().TrimStart();
        if (reply.StartsWith(_text, StringComparison.Ordinal))
        {
            _decided = true;
            return reply[_text.Length..].ToString();
        }

        _decided = !_text.AsSpan().StartsWith(reply, StringComparison.Ordinal);
        return _decided ? _reply : "";
    }

    /// <summary>Ends the reply; gives what was held back.</summary>
    public string Finish()
    {
        var held = _decided ? "" : _reply;
        _decided = true;
        return held;
    }

    /// <summary>Puts a reply behind the beginning: with a blank between two words, and a block of Markdown in a paragraph of its own.</summary>
    /// <param name="start">The beginning, trimmed.</param>
    /// <param name="reply">What follows, not empty.</param>
    public static string Join(string start, string reply)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentException.ThrowIfNullOrEmpty(reply);
        var goesOn = char.IsWhiteSpace(reply[0]) || reply[0] is ',' or '.' or ';' or ':' or '!' or '?' or ')';
        return goesOn ? start + reply : BeginsBlock(reply) ? $"{start}\n\n{reply}" : $"{start} {reply}";
    }

    private static bool BeginsBlock(string reply)
    {
        var digits = reply.TakeWhile(char.IsAsciiDigit).Count();
        var mark = reply.AsSpan(digits);
        return digits > 0 ? mark.StartsWith(". ", StringComparison.Ordinal) || mark.StartsWith(") ", StringComparison.Ordinal)
            : mark.StartsWith("- ", StringComparison.Ordinal) || mark.StartsWith("* ", StringComparison.Ordinal) || mark[0] is '#' or '|' || mark.StartsWith("```", StringComparison.Ordinal);
    }
}
