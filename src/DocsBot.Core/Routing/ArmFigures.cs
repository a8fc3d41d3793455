namespace DocsBot.Core.Routing;

/// <summary>How an arm of an experiment does, counted over the interaction log.</summary>
/// <param name="Answers">Questions that came to an end; those that their reader stopped are not counted.</param>
/// <param name="Errors">Of those: failed, or answered by the extractive model because the model failed.</param>
/// <param name="Ratings">Answers with a thumb.</param>
/// <param name="ThumbsDown">Of those: down.</param>
/// <param name="PricedAnswers">Answers whose cost is known.</param>
/// <param name="Cost">What those cost together.</param>
public sealed record ArmFigures(long Answers, long Errors, long Ratings, long ThumbsDown, long PricedAnswers, double Cost)
{
    /// <summary>Errors among the answers, 0 to 1; null without answers.</summary>
    public double? ErrorRate => Answers > 0 ? (double)Errors / Answers : null;

    /// <summary>Thumbs down among the ratings, 0 to 1; null without ratings.</summary>
    public double? ThumbsDownRate => Ratings > 0 ? (double)ThumbsDown / Ratings : null;

    /// <summary>The mean cost of an answer; null when no cost is known.</summary>
    public double? CostPerAnswer => PricedAnswers > 0 ? Cost / PricedAnswers : null;
}
