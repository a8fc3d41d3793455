namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>
/// How the server's <c>qdrant/bm25</c> reads a text: split at blanks and nothing else, because the words are stems already. A word that stands f times in a text
/// of so many words gives f · (k + 1) / (f + k · (1 − b + b · words / avg_len)); the collection's modifier <c>idf</c> weighs it when it is asked for.
/// Source: Qdrant's documentation, "Text Search".
/// </summary>
internal sealed record Bm25Options
{
    /// <summary>The model's name.</summary>
    public const string Model = "qdrant/bm25";

    /// <summary>The first version with a way to say "no stemmer"; before, a language it does not know has none.</summary>
    private static readonly Version SaysNoStemmer = new(1, 19);

    public double? K { get; init; }

    public double? B { get; init; }

    public double? AvgLen { get; init; }

    public string Tokenizer { get; init; } = "whitespace";

    public string? Language { get; init; }

    public StopWordSet? Stopwords { get; init; }

    public StemmerOption? Stemmer { get; init; }

    /// <summary>The options for a server's version: no stop words and no stemmer.</summary>
    public static Bm25Options For(Version server) =>
        server >= SaysNoStemmer ? new Bm25Options { Stopwords = new StopWordSet(), Stemmer = new StemmerOption("none") } : new Bm25Options { Language = "none" };
}
