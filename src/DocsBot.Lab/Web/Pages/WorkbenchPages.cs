using DocsBot.Lab.Analysis.Replay;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Web.Hosting;
using DocsBot.Lab.Web.Layout;
using DocsBot.Lab.Web.Pages.Clusters;
using DocsBot.Lab.Web.Pages.Costs;
using DocsBot.Lab.Web.Pages.Evaluations;
using DocsBot.Lab.Web.Pages.Experiments;
using DocsBot.Lab.Web.Pages.Interactions;
using DocsBot.Lab.Web.Pages.Overview;
using DocsBot.Lab.Web.Pages.Prompts;
using DocsBot.Lab.Web.Pages.Review;
using DocsBot.Providers;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using DocsBot.Providers.Qdrant;
using DocsBot.Providers.Sqlite.Index;

namespace DocsBot.Lab.Web.Pages;

/// <summary>Every page of the workbench; <see cref="WorkbenchSection"/> says how to add one.</summary>
internal static class WorkbenchPages
{
    /// <summary>Adds what the pages need. What is wrong with prompts, index or log shows on the pages that need them, not at the start.</summary>
    /// <exception cref="ConfigurationException">The configuration is wrong.</exception>
    public static void AddParts(IServiceCollection services, WorkbenchSettings settings)
    {
        services.AddAnsweringOptions(settings.Configuration);
        services.AddSingleton(provider => LogDatabase.Of(provider.GetRequiredService<InteractionLogOptions>()));
        services.AddSingleton(provider => new PromptsOnDisk(Locations.Prompts(provider.GetRequiredService<PromptsOptions>().Directory)));
        services.AddSingleton(provider => ChunkStores.Open(
            provider.GetRequiredService<QdrantOptions>(), provider.GetRequiredService<SqliteIndexOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => new InteractionReader(provider.GetRequiredService<LogDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PinnedTexts>();
        services.AddSingleton<FilterChoices>();
        services.AddSingleton(new Lazy<LabEngine>(() => LabEngine.Open(settings.Places), LazyThreadSafetyMode.PublicationOnly));
        services.AddSingleton(provider => new Lazy<ReplayService>(() => new ReplayService(provider.GetRequiredService<Lazy<LabEngine>>().Value), LazyThreadSafetyMode.PublicationOnly));
        services.AddSingleton<PromptRenderings>();
        services.AddSingleton<ClusterRuns>();
        services.AddSingleton<EvaluationComparisons>();
        services.AddSingleton(provider => new EvaluationStore(provider.GetRequiredService<SqliteIndexOptions>().Directory));
        services.AddSingleton<InteractionTraces>();
        services.AddSingleton<ExperimentFigures>();
        services.AddSingleton<ISectionCount, RunningExperiments>();
        services.AddReview();
    }

    /// <summary>Adds the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOverview();
        routes.MapReview();
        routes.MapInteractions();
        routes.MapClusters();
        routes.MapEvaluations();
        routes.MapPrompts();
        routes.MapExperiments();
        routes.MapCosts();
        routes.MapFallback(() => Page.NotFound("This page", "The address may be of an older build, or mistyped. The navigation leads to everything there is."));
    }
}
