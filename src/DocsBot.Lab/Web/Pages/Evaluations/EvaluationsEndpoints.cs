using System.Text;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Lab.Reports.Html;
using DocsBot.Lab.Web.Components;
using DocsBot.Lab.Web.Layout;

namespace DocsBot.Lab.Web.Pages.Evaluations;

/// <summary>The pages of the evaluations.</summary>
internal static class EvaluationsEndpoints
{
    /// <summary>Adds them.</summary>
    public static void MapEvaluations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/evaluations", async (EvaluationStore store, CancellationToken cancellationToken) =>
            Page.Of<EvaluationsPage>(new EvaluationsModel(await store.ListAsync(cancellationToken), store.Path)));
        routes.MapGet("/evaluations/{id}", async (string id, HttpRequest request, EvaluationStore store, EvaluationComparisons comparisons, CancellationToken cancellationToken) =>
            await store.FindAsync(id, cancellationToken) is { } run ? Page.Of<EvaluationPage>(EvaluationModel.Of(PageAddress.Of(request), run, comparisons)) : NotThere(id, store));
        routes.MapGet("/evaluations/{id}/report.html", async (string id, EvaluationStore store, CancellationToken cancellationToken) =>
            await store.FindAsync(id, cancellationToken) is { } run
                ? Results.File(Encoding.UTF8.GetBytes(await HtmlReport.RenderAsync(run)), "text/html; charset=utf-8", $"evaluation-{run.Id}.html")
                : NotThere(id, store));
        routes.MapGet("/evaluations/{id}/case", async (string id, string set, string question, EvaluationStore store, CancellationToken cancellationToken) =>
        {
            if (await store.FindAsync(id, cancellationToken) is not { } run)
            {
                return NotThere(id, store);
            }

            var results = run.Cases.Where(result => result.Set == set && result.CaseId == question).OrderBy(result => result.Variant).ThenBy(result => result.Trial).ToList();
            return results.Count > 0 ? Page.Of<EvaluationCasePage>(new EvaluationCaseModel(run, results)) : Page.NotFound("This question", $"The evaluation {run.Id} has no result of the question {question} of the set {set}.");
        });
    }

    private static IResult NotThere(string id, EvaluationStore store) => Page.NotFound("This evaluation", $"{store.Path} has no evaluation {id}. It may stand in the data folder of another machine.");
}
