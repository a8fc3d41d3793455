using System.ComponentModel.DataAnnotations;

namespace DocsBot.Chat.Configuration;

/// <summary>What one reader may ask; configuration section <c>Limits</c>.</summary>
public sealed class LimitsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Limits";

    /// <summary>The most characters of a question. Default 4,000.</summary>
    [Range(1, 100_000)]
    public int QuestionLength { get; set; } = 4_000;

    /// <summary>The most characters of a comment with feedback. Default 2,000.</summary>
    [Range(0, 100_000)]
    public int CommentLength { get; set; } = 2_000;

    /// <summary>Questions per minute from one address. Default 30.</summary>
    [Range(1, 1_000_000)]
    public int QuestionsPerMinutePerAddress { get; set; } = 30;

    /// <summary>Questions per minute in one conversation. Default 12.</summary>
    [Range(1, 1_000_000)]
    public int QuestionsPerMinutePerConversation { get; set; } = 12;

    /// <summary>Searches per minute from one address (<c>GET /api/search</c>). Default 120.</summary>
    [Range(1, 1_000_000)]
    public int SearchesPerMinutePerAddress { get; set; } = 120;

    /// <summary>Feedback and deletions of conversations per minute from one address. Default 60.</summary>
    [Range(1, 1_000_000)]
    public int FeedbackPerMinutePerAddress { get; set; } = 60;

    /// <summary>Answers being written at the same time; more are turned away with a word on when to ask again. Default 200.</summary>
    [Range(1, 100_000)]
    public int ConcurrentAnswers { get; set; } = 200;

    /// <summary>Turns of a conversation that are remembered; earlier ones are forgotten. Default 12.</summary>
    [Range(0, 100)]
    public int HistoryTurns { get; set; } = 12;

    /// <summary>The most characters remembered of one turn. Default 4,000.</summary>
    [Range(1, 100_000)]
    public int TurnLength { get; set; } = 4_000;

    /// <summary>Conversations remembered; the least recently used is forgotten first. Default 10,000.</summary>
    [Range(1, 10_000_000)]
    public int Conversations { get; set; } = 10_000;

    /// <summary>How long a conversation is remembered after its last question, as <c>hh:mm:ss</c>. Default 2 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan ConversationLifetime { get; set; } = TimeSpan.FromHours(2);
}
