namespace DocsBot.Ingestion.Sites;

/// <summary>What turns the source into the site that readers see. It decides page addresses and the anchors of headings.</summary>
public enum SiteGenerator
{
    /// <summary>GitHub's own rendering, and the sites that use github-slugger (Docusaurus, VitePress, Astro and others).</summary>
    GitHub,

    /// <summary>Hugo with goldmark.</summary>
    Hugo,

    /// <summary>MkDocs with Python-Markdown.</summary>
    MkDocs,

    /// <summary>Pages that are HTML already, served as they are.</summary>
    Html,
}
