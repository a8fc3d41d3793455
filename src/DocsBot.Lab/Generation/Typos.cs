namespace DocsBot.Lab.Generation;

/// <summary>Slips of the hand, and the ways in which people write into a chat.</summary>
internal static class Typos
{
    private const double Slips = 0.12;
    private const double LowerCase = 0.3;
    private const double Openings = 0.06;

    /// <summary>The question as somebody may type it.</summary>
    public static string Apply(string question, Dice dice)
    {
        var typed = dice.Happens(LowerCase) ? question.ToLowerInvariant().TrimEnd('?', ' ') : question;
        typed = dice.Happens(Slips) && typed.Length > 8 ? Slip(typed, dice) : typed;
        return dice.Happens(Openings) ? dice.Pick(Phrases.Openings) + typed : typed;
    }

    private static string Slip(string text, Dice dice)
    {
        var at = 1 + dice.Next(text.Length - 3);
        return dice.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            _ => string.Concat(text.AsSpan(0, at), [text[at + 1], text[at]], text.AsSpan(at + 2)),
        };
    }
}
