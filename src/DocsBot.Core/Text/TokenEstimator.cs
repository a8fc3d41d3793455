using Microsoft.Extensions.AI;

namespace DocsBot.Core.Text;

/// <summary>
/// Estimates how many tokens a model's tokenizer makes of a text. It is an estimate: tokenizers differ, and none is at hand here. It follows byte-pair
/// vocabularies of about 100,000 entries: a common word is one token, a long one two or more, three digits one, a CJK character one, a mark one.
/// </summary>
public static class TokenEstimator
{
    private const int LettersPerToken = 7;
    private const int DigitsPerToken = 3;
    private const int TokensPerMessage = 4;
    private const int TokensPerAnswer = 3;

    // Scripts that such vocabularies know little of (Greek, Cyrillic, Arabic, Thai, …) cost about a token for every two letters.
    private const int ForeignLettersPerToken = 2;

    /// <summary>The estimated number of tokens; 0 for an empty text.</summary>
    /// <param name="text">Any text.</param>
    public static int Estimate(ReadOnlySpan<char> text)
    {
        var tokens = 0;
        for (var i = 0; i < text.Length;)
        {
            var kind = KindOf(text[i]);
            var start = i++;
            while (i < text.Length && kind is not (Kind.Ideograph or Kind.Mark) && KindOf(text[i]) == kind)
            {
                i++;
            }

            tokens += TokensOf(kind, text[start..i]);
        }

        return tokens;
    }

    /// <summary>The estimated number of tokens of a prompt: of its texts, and of what marks the messages (OpenAI's own guide counts 3 a message, 1 for its role, and 3 for the answer's beginning).</summary>
    /// <param name="messages">The messages.</param>
    public static int EstimatePrompt(IEnumerable<ChatMessage> messages) => messages.Sum(message => Estimate(message.Text) + TokensPerMessage) + TokensPerAnswer;

    private static int TokensOf(Kind kind, ReadOnlySpan<char> run) => kind switch
    {
        Kind.Letter => Parts(run.Length, LettersPerToken),
        Kind.ForeignLetter => Parts(run.Length, ForeignLettersPerToken),
        Kind.Digit => Parts(run.Length, DigitsPerToken),

        // A single space is part of the word that follows it; line breaks and indentation are tokens of their own.
        Kind.Space => run.Length == 1 && run[0] == ' ' ? 0 : 1,
        _ => 1,
    };

    private static int Parts(int length, int size) => (length + size - 1) / size;

    private static Kind KindOf(char c) => c switch
    {
        ' ' or '\t' or '\n' or '\r' => Kind.Space,
        >= '0' and <= '9' => Kind.Digit,
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => Kind.Letter,
        _ when Terms.IsIdeograph(c) => Kind.Ideograph,
        _ when char.IsLetter(c) => Kind.ForeignLetter,
        _ => Kind.Mark,
    };

    private enum Kind
    {
        Space,
        Letter,
        ForeignLetter,
        Digit,
        Ideograph,
        Mark,
    }
}
