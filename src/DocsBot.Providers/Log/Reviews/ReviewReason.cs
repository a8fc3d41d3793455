namespace DocsBot.Providers.Log.Reviews;

/// <summary>Why something stands in the review queue, the most urgent first.</summary>
public enum ReviewReason
{
    /// <summary>A curated answer got thumbs down.</summary>
    Disliked,

    /// <summary>A source of a curated answer changed, or its time is over.</summary>
    Expired,

    /// <summary>Somebody put it there.</summary>
    Asked,

    /// <summary>Two answers are to be compared.</summary>
    Compared,

    /// <summary>A reader gave it thumbs down.</summary>
    ThumbsDown,

    /// <summary>Other signals say that it may have failed.</summary>
    Signal,

    /// <summary>Drawn at random, so that what signals do not see is seen as well.</summary>
    Sample,
}
