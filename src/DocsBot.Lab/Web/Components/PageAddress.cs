using Microsoft.AspNetCore.Http.Extensions;

namespace DocsBot.Lab.Web.Components;

/// <summary>An address of the workbench with what is asked of the page: links are made from it, so that none of them loses a filter.</summary>
/// <param name="Path">The path.</param>
/// <param name="Query">The parameters, each name once.</param>
public sealed record PageAddress(string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    /// <summary>Where a request is.</summary>
    public static PageAddress Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new PageAddress(request.Path.ToUriComponent(), [.. request.Query.Where(pair => pair.Value.ToString().Length > 0).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()))]);
    }

    /// <summary>A path without parameters.</summary>
    public static PageAddress Of(string path) => new(path, []);

    /// <summary>A parameter; null when it is not there.</summary>
    public string? Find(string name) => Query.FirstOrDefault(pair => pair.Key == name) is { Key: not null } found ? found.Value : null;

    /// <summary>The same with a parameter changed; null or an empty value takes it out.</summary>
    public PageAddress With(string name, string? value)
    {
        var others = Query.Where(pair => pair.Key != name);
        return this with { Query = [.. string.IsNullOrEmpty(value) ? others : others.Append(KeyValuePair.Create(name, value))] };
    }

    /// <summary>The same without some parameters.</summary>
    public PageAddress Without(params string[] names) => this with { Query = [.. Query.Where(pair => !names.Contains(pair.Key, StringComparer.Ordinal))] };

    /// <summary>The address, escaped.</summary>
    public override string ToString() => Path + new QueryBuilder(Query).ToQueryString().ToUriComponent();
}
