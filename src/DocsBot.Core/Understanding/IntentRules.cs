using System.Text.RegularExpressions;
using DocsBot.Core.Answering;
using DocsBot.Core.Text;

namespace DocsBot.Core.Understanding;

/// <summary>Guesses what someone wants by a few signs. In doubt it is a question.</summary>
internal static partial class IntentRules
{
    /// <summary>What the writer of a question wants.</summary>
    public static Intent Of(Question question)
    {
        if (SmallTalk.ReplyTo(question.Text) is not null)
        {
            return Intent.ChitChat;
        }

        if (Hostile().IsMatch(question.Text))
        {
            return Intent.Hostile;
        }

        if (question.History.Count > 0 && Feedback().IsMatch(question.Text))
        {
            return Intent.Feedback;
        }

        return question.History.Count == 0 && Terms.Of(question.Text).All(ConversationWords.Contains) ? Intent.NeedsMoreInformation : Intent.Question;
    }

    // The common openings of an injected instruction; see OWASP's Top 10 for LLM applications, LLM01.
    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget)\b.{0,30}\b(?:previous|prior|above|earlier|all|your)\b.{0,20}\b(?:instructions?|prompts?|rules|guidelines)\b|\b(?:reveal|print|show|repeat)\b.{0,20}\b(?:system prompt|your (?:prompt|instructions))\b|\byou are now\b.{0,40}\b(?:dan|jailbroken|unrestricted|evil)\b|\bdeveloper mode (?:enabled|on)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Hostile();

    [GeneratedRegex(
        @"^\W*(?:that|this|it|your answer|the answer)\s?(?:is|was|'s)?\s?(?:not|n't|isn't|wasn't|didn't|did not|doesn't|does not)?\s?(?:wrong|incorrect|right|correct|helpful|useless|help|work|answer my question)\b.{0,30}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Feedback();
}
