namespace DocsBot.Lab.Review.Agreement;

/// <summary>How much people changed of a version's answers before they accepted them.</summary>
/// <param name="Prompt">The version, as <c>answer@v4</c>.</param>
/// <param name="Accepted">How many answers were accepted.</param>
/// <param name="Unchanged">Of those, how many as they were.</param>
/// <param name="Mean">The mean share of words that were changed, 0 to 1.</param>
/// <param name="Median">The share that half of them do not exceed.</param>
public sealed record EditFigure(string Prompt, int Accepted, int Unchanged, double Mean, double Median)
{
    /// <summary>The figure of some reviews with a distance.</summary>
    public static EditFigure Of(string prompt, IReadOnlyList<Providers.Log.Reviews.Review> reviews)
    {
        var distances = reviews.Select(review => review.EditDistance!.Value).Order().ToList();
        return new EditFigure(prompt, distances.Count, distances.Count(distance => distance == 0), distances.Average(), distances[(distances.Count - 1) / 2]);
    }
}
