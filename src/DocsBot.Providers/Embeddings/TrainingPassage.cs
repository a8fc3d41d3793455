namespace DocsBot.Providers.Embeddings;

/// <summary>A passage as rows of the table.</summary>
internal sealed class TrainingPassage
{
    /// <summary>Rows of a passage: words that are not in the vocabulary have many each.</summary>
    private const int MostFeatures = 512;

    private readonly Feature[] _features;
    private readonly PassageShape _shape;

    private TrainingPassage(int page, Feature[] features, PassageShape shape)
    {
        Page = page;
        _features = features;
        _shape = shape;
    }

    /// <summary>The page's number: passages of one page are no examples against each other.</summary>
    public int Page { get; }

    /// <summary>A passage of numbered words.</summary>
    public static TrainingPassage Of(int page, int[] words, PassageShape shape, TermFeatures rows)
    {
        var features = new List<Feature>(words.Length);
        var places = new int[words.Length + 1];
        for (var i = 0; i < words.Length; i++)
        {
            places[i] = features.Count;
            if (features.Count < MostFeatures)
            {
                features.AddRange(rows.Of(words[i]));
            }
        }

        places[^1] = features.Count;
        return new TrainingPassage(page, [.. features], shape.Move(places));
    }

    /// <summary>Title and headings, or half of the time only the innermost of them, asking for the text below.</summary>
    public bool TryAskByHeading(ref SplitMix64 random, out TrainingPair pair)
    {
        var start = random.Next(2) == 0 ? 0 : _shape.HeadingsEnd > _shape.TitleEnd ? _shape.LastHeading : 0;
        pair = new TrainingPair(Page, _features.AsMemory(start.._shape.HeadingsEnd), _features.AsMemory(_shape.HeadingsEnd..), default);
        return pair.IsWhole;
    }

    /// <summary>One sentence asking for the rest of its passage, title and headings included.</summary>
    public bool TryAskBySentence(ref SplitMix64 random, out TrainingPair pair)
    {
        if (_shape.Sentences.Length < 2)
        {
            pair = default;
            return false;
        }

        var sentence = _shape.Sentences[random.Next(_shape.Sentences.Length)];
        pair = new TrainingPair(Page, _features.AsMemory(sentence), _features.AsMemory(..sentence.Start.Value), _features.AsMemory(sentence.End.Value..));
        return pair.IsWhole;
    }

    /// <summary>The first sentence, which says what the passage is about, asking for the sentences after it.</summary>
    public bool TryAskByOpening(out TrainingPair pair)
    {
        if (_shape.Sentences.Length < 2)
        {
            pair = default;
            return false;
        }

        var opening = _shape.Sentences[0];
        pair = new TrainingPair(Page, _features.AsMemory(opening), _features.AsMemory(opening.End.Value..), default);
        return pair.IsWhole;
    }
}
