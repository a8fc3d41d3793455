namespace DocsBot.Ingestion.Sites;

/// <summary>How a page's path becomes its address.</summary>
public enum UrlStyle
{
    /// <summary>The path as it is: <c>guides/install.md</c>.</summary>
    File,

    /// <summary>A directory for each page: <c>guides/install/</c>.</summary>
    Directory,

    /// <summary>A page of HTML: <c>guides/install.html</c>.</summary>
    Html,
}
