namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>What was there to be read.</summary>
/// <param name="From">The first moment that counts.</param>
/// <param name="Middle">Where the later half of the period begins.</param>
/// <param name="Earlier">All questions of the earlier half.</param>
/// <param name="Later">All questions of the later half.</param>
/// <param name="Emptied">Questions with a signal and without words.</param>
/// <param name="IsCut">Whether there are more with a signal than were read.</param>
/// <param name="HasLog">Whether there is a log.</param>
internal sealed record LogExtent(DateTimeOffset From, DateTimeOffset Middle, int Earlier, int Later, int Emptied, bool IsCut, bool HasLog)
{
    /// <summary>There is no log yet.</summary>
    public static LogExtent None(ClusterRequest request) => new(request.From, request.To, 0, 0, 0, IsCut: false, HasLog: false);

    /// <summary>The share of all questions that was asked in the later half; 0 for none.</summary>
    public double LaterShare => Earlier + Later == 0 ? 0 : (double)Later / (Earlier + Later);
}
