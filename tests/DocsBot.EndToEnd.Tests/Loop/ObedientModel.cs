using System.Text.Json;
using System.Text.RegularExpressions;
using DocsBot.ModelServer;

namespace DocsBot.EndToEnd.Tests.Loop;

/// <summary>
/// A model that does what its prompt says, and no more: told to use the passages and to cite, it says the sentence that shares most words with the question and
/// cites its passage; not told, it says what sounds right anywhere.
/// </summary>
internal static partial class ObedientModel
{
    private const string Guess = "It usually depends on how the administrator has arranged the environment, so ask whoever runs the machines for the correct approach.";

    private static readonly char[] Spaces = [' ', '\n', '\t', '?', '.', ',', '`', '"'];

    /// <summary>Starts it as a server.</summary>
    public static ScriptedServer Start() => new((_, request) => ChatScripts.Of(ChatBehaviour.LikeOpenAI, request, AnswerTo(request.Body), isRepeated: false));

    private static string AnswerTo(JsonElement body)
    {
        var messages = body.GetProperty("messages").EnumerateArray().Select(message => (Role: message.GetProperty("role").GetString(), Text: message.GetProperty("content").GetString()!)).ToList();
        var told = string.Concat(messages.Where(message => message.Role == "system").Select(message => message.Text));
        if (!told.Contains("cite the passage", StringComparison.Ordinal) || !told.Contains("only what the passages say", StringComparison.Ordinal))
        {
            return Guess;
        }

        var prompt = messages[^1].Text;
        var asked = WordsOf(Question().Match(prompt).Groups["text"].Value);
        var best = Passage().Matches(prompt)
            .SelectMany(passage => Sentence().Matches(passage.Groups["text"].Value).Select(sentence => (Number: passage.Groups["number"].Value, Text: sentence.Value.Trim())))
            .MaxBy(sentence => WordsOf(sentence.Text).Count(asked.Contains));
        return $"{best.Text.TrimEnd('.')} [{best.Number}].";
    }

    private static HashSet<string> WordsOf(string text) => text.ToLowerInvariant().Split(Spaces, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("^=== source (?<number>[0-9]+) .*?===\n(?<text>.*?)^=== end of source", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Passage();

    [GeneratedRegex("^=== question .*?===\n(?<text>.*?)^=== end of question", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Question();

    [GeneratedRegex("[A-Z][^.\n]{15,}\\.", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();
}
