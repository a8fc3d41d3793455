namespace DocsBot.Lab.Web.Layout;

/// <summary>A step on the way from the start to a page.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Path">Where it is.</param>
public sealed record Crumb(string Title, string Path);
