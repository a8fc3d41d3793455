namespace DocsBot.Chat.Hosting;

/// <summary>What the command line says. A null member leaves the configuration's value.</summary>
public sealed record ChatArguments
{
    /// <summary>The folder to answer from (<c>--docs</c>).</summary>
    public string? Docs { get; init; }

    /// <summary>Where that folder is published (<c>--base-url</c>).</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The generator of that site (<c>--site</c>).</summary>
    public string? Site { get; init; }

    /// <summary>The data folder (<c>--data</c>).</summary>
    public string? Data { get; init; }

    /// <summary>Addresses to listen at, separated by semicolons (<c>--urls</c>).</summary>
    public string? Urls { get; init; }

    /// <summary>The arguments as configuration, which wins over files and environment.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToConfiguration()
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Docs:Path"] = Docs is null ? null : Path.GetFullPath(Docs),
            ["Docs:BaseUrl"] = BaseUrl?.ToString(),
            ["Docs:Site"] = Site,
            ["Data:Directory"] = Data is null ? null : Path.GetFullPath(Data),
            ["urls"] = Urls,
        };
        return values.Where(pair => pair.Value is not null);
    }
}
