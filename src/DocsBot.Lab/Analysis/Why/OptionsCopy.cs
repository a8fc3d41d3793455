namespace DocsBot.Lab.Analysis.Why;

/// <summary>Copies options, so that an attempt may change some of them.</summary>
internal static class OptionsCopy
{
    /// <summary>The same options in an object of their own.</summary>
    public static T Of<T>(T options)
        where T : class, new()
    {
        var copy = new T();
        foreach (var property in typeof(T).GetProperties().Where(property => property is { CanRead: true, CanWrite: true }))
        {
            property.SetValue(copy, property.GetValue(options));
        }

        return copy;
    }
}
