using DocsBot.Core.Retrieval;
using DocsBot.Ingestion.Chunking;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Index;

namespace DocsBot.Lab.Evaluation.Variants;

/// <summary>A choice of options; what it does not choose is as it is by default.</summary>
internal sealed class Variant
{
    private readonly IReadOnlyList<OptionValue> _values;

    /// <summary>Creates a variant.</summary>
    /// <param name="values">What it chooses; values that are the default anyway are left aside.</param>
    public Variant(IEnumerable<OptionValue> values)
    {
        _values = [.. values.Where(value => !value.IsDefault).OrderBy(value => value.ToString(), StringComparer.Ordinal)];
        Name = _values.Count == 0 ? "default" : Choice(_values);
    }

    /// <summary>All options as they are.</summary>
    public static Variant Default { get; } = new([]);

    /// <summary>Its options and values, or <c>default</c>. Two of the same name are the same.</summary>
    public string Name { get; }

    /// <summary>Whether it chooses nothing.</summary>
    public bool IsDefault => _values.Count == 0;

    /// <summary>Variants with the same share an index.</summary>
    public string Ingestion => Choice(_values.Where(value => value.Step == VariantStep.Ingestion));

    /// <summary>Variants with the same, over the same index, share an open store.</summary>
    public string Store => Choice(_values.Where(value => value.Step == VariantStep.Store));

    /// <summary>How the retriever ranks.</summary>
    public RetrievalOptions RetrievalOptions => Apply(new RetrievalOptions());

    /// <summary>How the model is learnt.</summary>
    public CorpusEmbeddingOptions EmbeddingOptions => Apply(new CorpusEmbeddingOptions());

    /// <summary>How pages are cut.</summary>
    public ChunkerOptions ChunkerOptions => Apply(new ChunkerOptions());

    /// <summary>How the store over a folder searches.</summary>
    public SqliteIndexOptions IndexOptions(string folder) => Apply(new SqliteIndexOptions { Directory = folder });

    public override string ToString() => Name;

    private static string Choice(IEnumerable<OptionValue> values) => string.Join(' ', values);

    private T Apply<T>(T options)
        where T : class
    {
        foreach (var value in _values)
        {
            value.ApplyTo(options);
        }

        return options;
    }
}
