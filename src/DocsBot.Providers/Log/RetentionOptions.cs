using System.ComponentModel.DataAnnotations;

namespace DocsBot.Providers.Log;

/// <summary>
/// How long the interaction log keeps what; configuration section <c>Retention</c>. What is over its time is emptied, the row and its figures stay until
/// <see cref="Rows"/>. Null keeps it for ever.
/// </summary>
public sealed class RetentionOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Retention";

    private const string Shortest = "00:01:00";
    private const string Longest = "36500.00:00:00";

    /// <summary>Whole rows. Default none: for ever.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest, ErrorMessage = "Retention:Rows (Retention__Rows) must be from 00:01:00 to 36500.00:00:00, for example 365.00:00:00.")]
    public TimeSpan? Rows { get; set; }

    /// <summary>The question, what was searched for, and the turns before. Default none: for ever.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest, ErrorMessage = "Retention:Questions (Retention__Questions) must be from 00:01:00 to 36500.00:00:00, for example 90.00:00:00.")]
    public TimeSpan? Questions { get; set; }

    /// <summary>The answer and the model's hidden reasoning. Default none: for ever.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest, ErrorMessage = "Retention:Answers (Retention__Answers) must be from 00:01:00 to 36500.00:00:00, for example 90.00:00:00.")]
    public TimeSpan? Answers { get; set; }

    /// <summary>The comment of a feedback; the thumb stays. Default none: for ever.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest, ErrorMessage = "Retention:Comments (Retention__Comments) must be from 00:01:00 to 36500.00:00:00, for example 90.00:00:00.")]
    public TimeSpan? Comments { get; set; }

    /// <summary>Where it was asked: the page and the site. Default none: for ever.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest, ErrorMessage = "Retention:Places (Retention__Places) must be from 00:01:00 to 36500.00:00:00, for example 30.00:00:00.")]
    public TimeSpan? Places { get; set; }
}
