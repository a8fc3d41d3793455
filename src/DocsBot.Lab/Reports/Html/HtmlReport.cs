using DocsBot.Lab.Evaluation.Runs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Reports.Html;

/// <summary>Renders an evaluation as one HTML file, from the components of the workbench.</summary>
internal static class HtmlReport
{
    /// <summary>The document.</summary>
    /// <param name="run">The run, with its cases.</param>
    public static async Task<string> RenderAsync(EvaluationRun run)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(EvaluationReport.Model)] = EvaluationReportModel.Of(run),
            [nameof(EvaluationReport.Style)] = Read("lab.css") + Read("report.css"),
        });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<EvaluationReport>(parameters)).ToHtmlString());
    }

    private static string Read(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
