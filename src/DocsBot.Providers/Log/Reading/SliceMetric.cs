namespace DocsBot.Providers.Log.Reading;

/// <summary>What a slice is compared with the rest in.</summary>
public enum SliceMetric
{
    /// <summary>The share with at least one failure signal.</summary>
    Flagged,

    /// <summary>The share that the documentation does not cover.</summary>
    NoAnswer,

    /// <summary>The share of ratings that are thumbs down.</summary>
    ThumbsDown,

    /// <summary>The share that ended with an error.</summary>
    Errors,
}
