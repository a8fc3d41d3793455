namespace DocsBot.Lab.Web.Layout;

/// <summary>A number in the navigation.</summary>
/// <param name="Number">The number.</param>
/// <param name="Of">What was counted.</param>
public sealed record SectionCountValue(long Number, string Of);
