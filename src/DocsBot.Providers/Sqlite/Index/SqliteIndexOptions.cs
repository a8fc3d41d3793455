using System.ComponentModel.DataAnnotations;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>Settings of the embedded index; configuration section <c>Index</c>.</summary>
public sealed class SqliteIndexOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Index";

    /// <summary>The data folder; the index lives in its <c>index</c> folder. Created when it is missing. Default <c>data</c>, below the working directory.</summary>
    [Required]
    public string Directory { get; set; } = "data";

    /// <summary>How many published snapshots stay on disk, the current one included; older answers can be replayed on them. Default 2.</summary>
    [Range(1, 100)]
    public int SnapshotsKept { get; set; } = 2;

    /// <summary>How much a word in the page's title counts against one in the text. Default 4.</summary>
    [Range(0.0, 100.0)]
    public double TitleWeight { get; set; } = 4;

    /// <summary>How much a word in the headings above a passage counts against one in the text. Default 2.</summary>
    [Range(0.0, 100.0)]
    public double HeadingWeight { get; set; } = 2;

    /// <summary>How much two words of the question count where they stand side by side, as a share of their score as words. Default 0.7.</summary>
    [Range(0.0, 10.0)]
    public double PhraseWeight { get; set; } = 0.7;

    /// <summary>How much of its page's score a passage is given: what stands around it says what it is about. Default 0.5.</summary>
    [Range(0.0, 10.0)]
    public double PageWeight { get; set; } = 0.5;

    /// <summary>How much a word counts that people only wrap a question in ("I would like to know how…"), against one they ask about. Default 0.6.</summary>
    [Range(0.0, 1.0)]
    public double ConversationWeight { get; set; } = 0.6;

    /// <summary>Memory for the word lists of past questions, in megabytes. Default 128, enough for all words of some 200,000 passages.</summary>
    [Range(1, 4096)]
    public int CacheMegabytes { get; set; } = 128;
}
