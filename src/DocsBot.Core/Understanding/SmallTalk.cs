using System.Collections.Frozen;

namespace DocsBot.Core.Understanding;

/// <summary>Greetings, thanks and farewells with nothing else in them, and what DocsBot says to them.</summary>
public static class SmallTalk
{
    /// <summary>What is said to a greeting.</summary>
    public const string Greeting = "Hello! Ask me anything about the documentation, and I'll answer from its pages.";

    /// <summary>What is said to thanks and farewells.</summary>
    public const string Thanks = "You're welcome! If anything else about the documentation comes up, just ask.";

    private const int MostWords = 8;

    private static readonly FrozenSet<string> Greetings = SetOf("hi hello hey hiya howdy greetings hallo servus moin bonjour salut hola buenos ciao olá hej привет здравствуйте 你好 您好 こんにちは 안녕하세요");

    private static readonly FrozenSet<string> Farewells = SetOf(
        "thanks thank thx ty cheers bye goodbye danke dank merci gracias obrigado obrigada grazie tack спасибо 谢谢 謝謝 ありがとう ありがとうございます 감사합니다 tschüss");

    // What goes with them; alone it may be the answer to a question ("great", "yes").
    private static readonly FrozenSet<string> Fillers = SetOf(
        """
        there again all everyone everybody bot docsbot you very much so a lot many for the your this that it was is helpful help helped helping great perfect nice cool awesome good
        morning afternoon evening day ok okay now works worked working and i really have one well done how are schön sehr vielen beaucoup mucho muchas guten tag morgen días
        """);

    /// <summary>What to say to it; null when it is more than small talk.</summary>
    /// <param name="text">What someone wrote.</param>
    public static string? ReplyTo(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 100)
        {
            return null;
        }

        var words = WordsOf(text);
        if (words.Count is 0 or > MostWords || !words.TrueForAll(word => Greetings.Contains(word) || Farewells.Contains(word) || Fillers.Contains(word)))
        {
            return null;
        }

        return words.Exists(Farewells.Contains) ? Thanks : words.Exists(Greetings.Contains) || IsTimeOfDay(words) ? Greeting : null;
    }

    private static bool IsTimeOfDay(List<string> words) => words is ["good", "morning" or "afternoon" or "evening" or "day", ..] or ["guten", "tag" or "morgen", ..];

    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '’' && start >= 0));
            if (isLetter && start < 0)
            {
                start = i;
            }
            else if (!isLetter && start >= 0)
            {
                words.Add(text[start..i].ToLowerInvariant());
                start = -1;
            }
        }

        return words;
    }

    private static FrozenSet<string> SetOf(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
