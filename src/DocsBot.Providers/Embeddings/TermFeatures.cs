namespace DocsBot.Providers.Embeddings;

/// <summary>The rows that stand for each numbered word.</summary>
internal sealed class TermFeatures
{
    private readonly int[] _ends;
    private readonly Feature[] _features;

    public TermFeatures(TermTable terms, Vocabulary vocabulary)
    {
        _ends = new int[terms.Count];
        var features = new List<Feature>(terms.Count);
        for (var number = 0; number < terms.Count; number++)
        {
            vocabulary.ReadTerm(terms[number], features);
            _ends[number] = features.Count;
        }

        _features = [.. features];
    }

    public ReadOnlySpan<Feature> Of(int number) => _features.AsSpan((number == 0 ? 0 : _ends[number - 1])..(_ends[number]));
}
