using DocsBot.Lab.Web.Hosting;
using DocsBot.Lab.Web.Layout;
using DocsBot.Lab.Web.Pages.Experiments;
using DocsBot.Lab.Web.Pages.Prompts;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Log;

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
        services.AddSingleton(provider => new PromptSource(Locations.Prompts(provider.GetRequiredService<PromptsOptions>().Directory)));
        services.AddSingleton<ExperimentFigures>();
        services.AddSingleton<ISectionCount, RunningExperiments>();
    }

    /// <summary>Adds the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPrompts();
        routes.MapExperiments();
        routes.MapFallback(() => Page.NotFound("This page", "The address may be of an older build, or mistyped. The navigation leads to everything there is."));
    }
}
