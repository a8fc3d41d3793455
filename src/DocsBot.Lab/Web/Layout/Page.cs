using DocsBot.Lab.Web.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DocsBot.Lab.Web.Layout;

/// <summary>What an endpoint of the workbench returns.</summary>
internal static class Page
{
    /// <summary>A page with its model.</summary>
    /// <typeparam name="TPage">The component, with a parameter <c>Model</c>.</typeparam>
    /// <param name="model">The model.</param>
    public static IResult Of<TPage>(object model)
        where TPage : IComponent => new RazorComponentResult<TPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model }) { PreventStreamingRendering = true };

    /// <summary>A page that says what is wrong and what to do.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="title">What is wrong, in a few words.</param>
    /// <param name="message">Which, where, and how to mend it.</param>
    public static IResult Fault(int status, string title, string message) =>
        new RazorComponentResult<FaultPage>(new { Title = title, Message = message }) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>There is no such thing.</summary>
    /// <param name="what">What was looked for, for example <c>The interaction 0198…</c>.</param>
    /// <param name="why">Why it may not be there, or where else to look.</param>
    public static IResult NotFound(string what, string why) => Fault(StatusCodes.Status404NotFound, $"{what} is not there", why);
}
