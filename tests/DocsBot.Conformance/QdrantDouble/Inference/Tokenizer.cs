using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Http;

namespace DocsBot.Conformance.QdrantDouble.Inference;

/// <summary>
/// Cuts a text into words as the server's <c>word</c> and <c>whitespace</c> tokenizers do: lower case, then stop words, then length. A stemmer, built-in stop
/// words and the other tokenizers are refused. Source: lib/segment/src/index/field_index/full_text_index/tokenizers and src/common/inference/bm25_inference.rs.
/// </summary>
internal sealed class Tokenizer
{
    private readonly bool _whitespace;
    private readonly bool _lowercase;
    private readonly HashSet<string> _stopWords;
    private readonly int _shortest;
    private readonly int _longest;

    private Tokenizer(JsonElement options, HashSet<string> stopWords)
    {
        var kind = options.Text("tokenizer") ?? "word";
        _whitespace = kind switch { "whitespace" => true, "word" => false, _ => throw QdrantError.NotPlayed($"the tokenizer {kind}") };
        _lowercase = options.Flag("lowercase") ?? true;
        _stopWords = [.. stopWords.Select(word => _lowercase ? word.ToLowerInvariant() : word)];
        _shortest = options.Count("min_token_len", least: 0) ?? 0;
        _longest = options.Count("max_token_len", least: 0) ?? int.MaxValue;
        if (options.Flag("ascii_folding") == true)
        {
            throw QdrantError.NotPlayed("ascii_folding");
        }
    }

    /// <summary>Of a payload index of type <c>text</c>: neither stop words nor a stemmer unless asked for.</summary>
    public static Tokenizer OfIndex(JsonElement parameters)
    {
        RefuseStemmer(parameters, byDefault: false);
        return new Tokenizer(parameters, parameters.Has("stopwords", out var words) ? Custom(words) : []);
    }

    /// <summary>Of the model <c>qdrant/bm25</c>: English stop words and stemmer unless both are turned off or the language is one the server does not know.</summary>
    public static Tokenizer OfBm25(JsonElement options)
    {
        var language = options.Text("language");
        RefuseStemmer(options, byDefault: language != "none");
        if (options.Has("stopwords", out var words))
        {
            return new Tokenizer(options, Custom(words));
        }

        return language == "none" ? new Tokenizer(options, []) : throw QdrantError.NotPlayed("built-in stop words: send \"stopwords\":{} or a custom set");
    }

    public List<string> Split(string text)
    {
        var words = new List<string>();
        foreach (var word in Cut(text))
        {
            var token = _lowercase ? word.ToLowerInvariant() : word;
            var length = token.EnumerateRunes().Count();
            if (!_stopWords.Contains(token) && length >= _shortest && length <= _longest)
            {
                words.Add(token);
            }
        }

        return words;
    }

    private static HashSet<string> Custom(JsonElement words) =>
        words.ValueKind == JsonValueKind.String || (words.Has("languages", out var languages) && languages.GetArrayLength() > 0)
            ? throw QdrantError.NotPlayed("built-in stop words")
            : words.Has("custom", out var custom) ? [.. custom.EnumerateArray().Select(word => word.GetString()!)] : [];

    private static void RefuseStemmer(JsonElement options, bool byDefault)
    {
        if (options.Has("stemmer", out var stemmer) ? stemmer.Text("type") != "none" : byDefault)
        {
            throw QdrantError.NotPlayed("Snowball stemmers: send \"stemmer\":{\"type\":\"none\"}");
        }
    }

    private IEnumerable<string> Cut(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (_whitespace ? !char.IsWhiteSpace(text[i]) : IsAlphanumeric(text, i));
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }
        }
    }

    private static bool IsAlphanumeric(string text, int at)
    {
        var first = char.IsLowSurrogate(text[at]) && at > 0 ? at - 1 : at;
        var category = System.Globalization.CharUnicodeInfo.GetUnicodeCategory(text, first);
        return category <= System.Globalization.UnicodeCategory.OtherLetter
            || category is System.Globalization.UnicodeCategory.DecimalDigitNumber or System.Globalization.UnicodeCategory.LetterNumber or System.Globalization.UnicodeCategory.OtherNumber;
    }
}
