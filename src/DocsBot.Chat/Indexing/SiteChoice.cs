using DocsBot.Chat.Configuration;
using DocsBot.Ingestion.Sites;
using DocsBot.Providers.Configuration;

namespace DocsBot.Chat.Indexing;

/// <summary>The conventions of the site that shows a folder: the configured ones, or what the folder's files tell.</summary>
public static class SiteChoice
{
    /// <summary>Chooses.</summary>
    /// <param name="folder">The folder that is indexed.</param>
    /// <param name="docs">What is configured.</param>
    public static SiteLayout For(string folder, DocsOptions docs)
    {
        ArgumentNullException.ThrowIfNull(docs);
        var found = Enum.TryParse<SiteGenerator>(docs.Site, ignoreCase: true, out var named)
            ? new SiteLayout(new SiteConventions { Generator = named }, folder)
            : SiteDetector.Detect(folder);
        return found with { Conventions = found.Conventions with { BaseUrl = docs.BaseUrl, Permalinks = Patterns(docs.Permalinks) } };
    }

    private static Dictionary<string, string> Patterns(string[] permalinks)
    {
        var patterns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var permalink in permalinks)
        {
            if (permalink.Split('=', 2) is not [{ Length: > 0 } section, ['/', ..] pattern])
            {
                throw new ConfigurationException($"Docs:Permalinks holds '{permalink}'. Write section=pattern, for example blog=/:section/:year/:month/:day/:slug/.");
            }

            patterns[section] = pattern;
        }

        return patterns;
    }
}
