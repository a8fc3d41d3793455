namespace DocsBot.Lab.Web.Layout;

/// <summary>
/// A part of the workbench as the navigation shows it. To add a page: write <c>Web/Pages/X.razor</c> with one parameter <c>Model</c> and its content inside of
/// <see cref="WorkbenchPage"/>; a plain class that builds the model; a static class with <c>MapX(this IEndpointRouteBuilder)</c> whose endpoints return
/// <see cref="Page.Of{TPage}(object)"/>; call it in <c>WorkbenchPages.Map</c>; and, when it belongs in the navigation, add its section to <see cref="All"/>. Forms that
/// change something post, and hold <c>&lt;AntiforgeryToken /&gt;</c>. No inline script or style works (the content security policy forbids it): write classes for
/// <c>Web/Assets/lab.css</c>, and attributes in SVG. Whatever a reader or a model wrote is shown as text, in an element with <c>dir="auto"</c>.
/// </summary>
/// <param name="Path">Where it is.</param>
/// <param name="Title">Its name.</param>
/// <param name="Key">The letter that opens it after <c>g</c>.</param>
public sealed record WorkbenchSection(string Path, string Title, char Key)
{
    /// <summary>How it goes.</summary>
    public static WorkbenchSection Overview { get; } = new("/", "Overview", 'o');

    /// <summary>What was asked and answered.</summary>
    public static WorkbenchSection Interactions { get; } = new("/interactions", "Interactions", 'i');

    /// <summary>What failed alike.</summary>
    public static WorkbenchSection Clusters { get; } = new("/clusters", "Clusters", 'c');

    /// <summary>What people judge.</summary>
    public static WorkbenchSection Review { get; } = new("/review", "Review", 'r');

    /// <summary>What was measured.</summary>
    public static WorkbenchSection Evaluations { get; } = new("/evaluations", "Evaluations", 'e');

    /// <summary>The prompts and where each version came from.</summary>
    public static WorkbenchSection Prompts { get; } = new("/prompts", "Prompts", 'p');

    /// <summary>Versions side by side.</summary>
    public static WorkbenchSection Experiments { get; } = new("/experiments", "Experiments", 'x');

    /// <summary>What it costs.</summary>
    public static WorkbenchSection Costs { get; } = new("/costs", "Costs", 's');

    /// <summary>Every section, in the order of the navigation.</summary>
    public static IReadOnlyList<WorkbenchSection> All { get; } = [Overview, Interactions, Clusters, Review, Evaluations, Prompts, Experiments, Costs];
}
