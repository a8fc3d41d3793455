namespace DocsBot.Providers.Qdrant.Index;

/// <summary>How the collections of an index are called: the alias, an underscore, and the snapshot's name or <c>lease</c>.</summary>
/// <param name="alias">What readers ask.</param>
internal sealed class CollectionNames(string alias)
{
    /// <summary>Names the published snapshot.</summary>
    public string Alias => alias;

    /// <summary>Says who holds the draft.</summary>
    public string Lease => $"{alias}_lease";

    /// <summary>A name for a snapshot that begins now; names sort by time.</summary>
    public static string NewSnapshot(DateTimeOffset now) =>
        FormattableString.Invariant($"{now:yyyyMMdd-HHmmssfff}-{Guid.CreateVersion7(now).ToString("N")[^6..]}");

    public string Of(string snapshot) => $"{alias}_{snapshot}";

    /// <summary>The snapshots among collections, newest first.</summary>
    public IReadOnlyList<string> Snapshots(IEnumerable<string> collections) =>
        [.. collections.Select(SnapshotOf).OfType<string>().OrderDescending(StringComparer.Ordinal)];

    /// <summary>The snapshot that a collection holds; null when it is another one's.</summary>
    public string? SnapshotOf(string collection)
    {
        var name = collection.StartsWith(alias + "_", StringComparison.Ordinal) ? collection[(alias.Length + 1)..] : "";

        // 20261122-174030123-abcdef
        return name.Length == 25 && name[8] == '-' && name[18] == '-' && name[..8].All(char.IsAsciiDigit) && name[9..18].All(char.IsAsciiDigit) ? name : null;
    }
}
