namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>Where a collection's shards are, and how they are.</summary>
internal sealed record ClusterInfo
{
    public IReadOnlyList<ShardInfo> LocalShards { get; init; } = [];

    public IReadOnlyList<ShardInfo> RemoteShards { get; init; } = [];

    internal sealed record ShardInfo(int ShardId, string State);
}
