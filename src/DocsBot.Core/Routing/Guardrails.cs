using System.Globalization;

namespace DocsBot.Core.Routing;

/// <summary>Bounds that an arm of an experiment must keep. A figure that is over its bound closes the arm; one that is exactly at it does not. Null is no bound.</summary>
public sealed record Guardrails
{
    /// <summary>The largest share of answers that failed or in which the extractive model had to stand in, 0 to 1.</summary>
    public double? ErrorRate { get; init; }

    /// <summary>The largest share of thumbs down among the ratings, 0 to 1.</summary>
    public double? ThumbsDownRate { get; init; }

    /// <summary>The largest mean cost of an answer, by the configured prices.</summary>
    public double? CostPerAnswer { get; init; }

    /// <summary>The first bound that an arm broke, in words with its figures; null when it keeps all, or has too few answers to be judged.</summary>
    /// <param name="figures">The arm's figures.</param>
    /// <param name="experiment">Says from how many answers and ratings on an arm is judged.</param>
    public string? Breach(ArmFigures figures, PromptExperiment experiment)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(experiment);
        if (figures.Ratings >= experiment.MinimumRatings && figures.ThumbsDownRate > ThumbsDownRate)
        {
            return Say("thumbs-down rate", figures.ThumbsDownRate.Value, ThumbsDownRate.Value, string.Create(CultureInfo.InvariantCulture, $"{figures.ThumbsDown} of {figures.Ratings} ratings"));
        }

        if (figures.Answers < experiment.MinimumSample)
        {
            return null;
        }

        if (figures.ErrorRate > ErrorRate)
        {
            return Say("error rate", figures.ErrorRate.Value, ErrorRate.Value, string.Create(CultureInfo.InvariantCulture, $"{figures.Errors} of {figures.Answers} answers"));
        }

        return figures.CostPerAnswer > CostPerAnswer
            ? Say("cost per answer", figures.CostPerAnswer.Value, CostPerAnswer.Value, string.Create(CultureInfo.InvariantCulture, $"{figures.PricedAnswers} answers of known cost"))
            : null;
    }

    private static string Say(string figure, double value, double bound, string of) =>
        string.Create(CultureInfo.InvariantCulture, $"{figure} {value:0.####} is over {bound:0.####} ({of})");
}
