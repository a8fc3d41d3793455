namespace DocsBot.Ingestion.Parsing.Markdown;

/// <summary>Takes the id off a heading that its author gave it: <c>Title {#id}</c>, <c>Title { #id .class }</c>, <c>Title {: #id }</c>.</summary>
internal static class HeadingText
{
    /// <summary>The heading without its attributes, and its id or null.</summary>
    public static (string Text, string? Id) Split(string heading)
    {
        if (!heading.EndsWith('}'))
        {
            return (heading, null);
        }

        var open = heading.LastIndexOf('{');
        if (open < 0)
        {
            return (heading, null);
        }

        var attributes = heading.AsSpan(open + 1, heading.Length - open - 2).TrimStart(':').Trim();
        if (attributes.Length == 0 || !(attributes[0] is '#' or '.' || attributes.Contains('=')))
        {
            return (heading, null);
        }

        string? id = null;
        foreach (var range in attributes.Split(' '))
        {
            var attribute = attributes[range];
            if (attribute.Length > 1 && attribute[0] == '#')
            {
                id = attribute[1..].ToString();
            }
            else if (attribute.StartsWith("id="))
            {
                id = attribute[3..].Trim('"').ToString();
            }
        }

        return (heading[..open].TrimEnd(), id);
    }
}
