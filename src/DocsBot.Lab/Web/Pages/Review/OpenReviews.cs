using DocsBot.Lab.Web.Layout;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Web.Pages.Review;

/// <summary>How many items wait for a reviewer, for the navigation.</summary>
/// <param name="reviews">The queue.</param>
internal sealed class OpenReviews(ReviewLog reviews) : ISectionCount
{
    public WorkbenchSection Section => WorkbenchSection.Review;

    public string Of => "wait for review";

    public async Task<long?> CountAsync(CancellationToken cancellationToken) => await reviews.CountAsync(cancellationToken) is > 0 and var open ? open : null;
}
