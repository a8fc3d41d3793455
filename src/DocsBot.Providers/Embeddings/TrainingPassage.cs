using DocsBot.Core.Documents;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Embeddings;

/// <summary>A chunk as rows of the table: its title, its headings and its sentences, one after the other.</summary>
internal sealed class TrainingPassage
{
    private const int MostFeatures = 320;
    private const int LeastInSentence = 3;

    private readonly Feature[] _features;
    private readonly int _titleEnd;
    private readonly int _lastHeading;
    private readonly int _headingsEnd;
    private readonly Range[] _sentences;

    private TrainingPassage(int page, Feature[] features, (int Title, int LastHeading, int Headings) ends, Range[] sentences)
    {
        Page = page;
        _features = features;
        (_titleEnd, _lastHeading, _headingsEnd) = ends;
        _sentences = sentences;
    }

    /// <summary>The page's number: passages of one page are no examples against each other.</summary>
    public int Page { get; }

    /// <summary>Reads a chunk; null when it has no text to learn from.</summary>
    public static TrainingPassage? Of(Chunk chunk, int page, Vocabulary vocabulary)
    {
        var features = new List<Feature>(128);
        vocabulary.Read(chunk.Title, features);
        var title = features.Count;
        var lastHeading = title;
        foreach (var heading in chunk.HeadingPath)
        {
            lastHeading = features.Count;
            vocabulary.Read(heading, features);
        }

        var headings = features.Count;
        var sentences = new List<Range>();
        foreach (var paragraph in chunk.Text.Split('\n'))
        {
            foreach (var sentence in Sentences.Split(paragraph))
            {
                var start = features.Count;
                vocabulary.Read(sentence, features, MostFeatures);
                if (features.Count - start >= LeastInSentence)
                {
                    sentences.Add(start..features.Count);
                }
            }
        }

        return features.Count == headings ? null : new TrainingPassage(page, [.. features], (title, lastHeading, headings), [.. sentences]);
    }

    /// <summary>Title and headings, or now and then only the innermost of them, asking for the text below.</summary>
    public bool TryAskByHeading(SplitMix64 random, out TrainingPair pair)
    {
        var start = random.Next(2) == 0 ? 0 : _headingsEnd > _titleEnd ? _lastHeading : 0;
        pair = new TrainingPair(Page, _features.AsMemory(start.._headingsEnd), _features.AsMemory(_headingsEnd..), default);
        return pair.IsWhole;
    }

    /// <summary>One sentence asking for the rest of its passage, title and headings included.</summary>
    public bool TryAskBySentence(SplitMix64 random, out TrainingPair pair)
    {
        if (_sentences.Length < 2)
        {
            pair = default;
            return false;
        }

        var sentence = _sentences[random.Next(_sentences.Length)];
        pair = new TrainingPair(Page, _features.AsMemory(sentence), _features.AsMemory(..sentence.Start.Value), _features.AsMemory(sentence.End.Value..));
        return pair.IsWhole;
    }
}
