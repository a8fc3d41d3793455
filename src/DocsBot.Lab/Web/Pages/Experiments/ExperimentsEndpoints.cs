using DocsBot.Lab.Web.Layout;
using DocsBot.Lab.Web.Pages.Prompts;

namespace DocsBot.Lab.Web.Pages.Experiments;

/// <summary>The page of the experiments.</summary>
internal static class ExperimentsEndpoints
{
    /// <summary>Adds it.</summary>
    public static void MapExperiments(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/experiments", async (PromptsOnDisk prompts, ExperimentFigures figures, TimeProvider time, CancellationToken cancellationToken) =>
        {
            var (counts, closed) = await figures.ReadAsync(cancellationToken);
            return Page.Of<ExperimentsPage>(ExperimentsModel.Of(prompts.Read(), counts, closed, time.GetUtcNow()));
        });
}
