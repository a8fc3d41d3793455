using DocsBot.Core.Curation;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Review.Desk;
using DocsBot.Lab.Review.Queue;
using DocsBot.Lab.Web.Layout;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Web.Pages.Review;

/// <summary>What the pages of the reviews need.</summary>
internal static class ReviewParts
{
    /// <summary>Adds it.</summary>
    public static void AddReview(this IServiceCollection services)
    {
        services.AddSingleton<ReviewLog>();
        services.AddSingleton<CuratedAnswerLog>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<QueueFiller>();
        services.AddSingleton(provider => new ReviewDesk(
            provider.GetRequiredService<ReviewLog>(),
            provider.GetRequiredService<CuratedAnswerLog>(),
            provider.GetRequiredService<CaseReader>(),
            provider.GetRequiredService<IChunkStore>(),
            provider.GetRequiredService<CurationOptions>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ReviewRefresh>();
        services.AddSingleton<ISectionCount, OpenReviews>();
    }
}
