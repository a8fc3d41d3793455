using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Generation;

/// <summary>The passages that searches find: those of a topic, where it is documented, and of topics near to it.</summary>
internal sealed class GeneratedCorpus
{
    private const int ChunksOfTopic = 2;

    private readonly TopicCatalog _topics;
    private readonly GeneratedChunk[] _chunks;

    public GeneratedCorpus(TopicCatalog topics)
    {
        _topics = topics;
        _chunks = [.. Enumerable.Range(0, topics.Count * ChunksOfTopic).Select(i => Chunk(topics[i / ChunksOfTopic], i % ChunksOfTopic))];
    }

    /// <summary>The site of the documentation.</summary>
    public const string Site = "https://docs.harbor.example";

    /// <summary>What is found for a topic, best first: its own passages when it is documented, then those of its neighbours.</summary>
    public List<GeneratedChunk> Search(Topic topic, int count)
    {
        var found = new List<GeneratedChunk>(count);
        for (var away = topic.IsDocumented ? 0 : 1; found.Count < count; away++)
        {
            var near = _topics[(topic.Number + away) % _topics.Count];
            if (near.IsDocumented)
            {
                found.AddRange(_chunks.AsSpan(near.Number * ChunksOfTopic, Math.Min(ChunksOfTopic, count - found.Count)));
            }
        }

        return found;
    }

    private static GeneratedChunk Chunk(Topic topic, int part)
    {
        var text = GeneratedText.Passage(topic, part);
        var id = ChunkId.Derive(new PageKey("docs", $"{topic.Path}.md"), topic.Anchor, part, text).ToString();
        return new GeneratedChunk(id, $"{topic.Thing} > {topic.Anchor}", $"{Site}/{topic.Path}/#{topic.Anchor}", new PinnedText(GeneratedText.Sha256(text), text));
    }
}
