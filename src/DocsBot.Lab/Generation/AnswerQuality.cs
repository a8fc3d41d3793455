using DocsBot.Core.Prompts;

namespace DocsBot.Lab.Generation;

/// <summary>How likely an answer helps: by the topic, the prompt's version, the model, the language and the product's version.</summary>
internal static class AnswerQuality
{
    // In log odds: 86 of 100 for a documented topic at the beginning.
    private const double Base = 1.8;

    /// <summary>Whether an answer is good.</summary>
    public static bool IsGood(Topic topic, PromptId prompt, GeneratedModel model, Conversation conversation, Dice dice)
    {
        if (!topic.IsDocumented)
        {
            return dice.Happens(0.04);
        }

        var odds = Base + ProductHistory.Gain(prompt) + model.Gain + Hardness(topic) + OfLanguage(conversation.Language) + (conversation.Version == "2.3" ? -0.5 : 0);
        return dice.Happens(1 / (1 + Math.Exp(-odds)));
    }

    /// <summary>Some topics are harder than others: the same in every log.</summary>
    private static double Hardness(Topic topic) => (topic.Number * 37 % 101 / 50.0 - 1) * 0.8 - (topic.Domain == "troubleshooting" ? 0.4 : 0);

    private static double OfLanguage(string language) => language switch
    {
        "en" => 0,
        "ja" => -0.7,
        _ => -0.2,
    };
}
