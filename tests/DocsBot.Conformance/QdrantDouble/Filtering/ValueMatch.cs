using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.Inference;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Filtering;

/// <summary><c>match</c>: a value, any of several, none of several, words. Without a text index words are looked for as a part of the string, as in the server.</summary>
internal static class ValueMatch
{
    public static Func<JsonElement, bool> Read(JsonElement match, PayloadIndex? index)
    {
        if (match.Has("value", out var value))
        {
            var wanted = ValueKey.Of(value);
            return stored => stored.ValueKind == value.ValueKind && IsSame(stored, wanted);
        }

        if (match.Has("any", out var any))
        {
            var wanted = any.EnumerateArray().Select(ValueKey.Of).ToHashSet(StringComparer.Ordinal);
            return stored => IsScalar(stored) && wanted.Contains(ValueKey.Of(stored));
        }

        if (match.Has("except", out var except))
        {
            var unwanted = except.EnumerateArray().Select(ValueKey.Of).ToHashSet(StringComparer.Ordinal);
            return stored => stored.ValueKind != JsonValueKind.Null && !(IsScalar(stored) && unwanted.Contains(ValueKey.Of(stored)));
        }

        if (match.Text("prefix") is { } prefix)
        {
            return stored => stored.ValueKind == JsonValueKind.String && stored.GetString()!.StartsWith(prefix, StringComparison.Ordinal);
        }

        return Words(match, index);
    }

    private static Func<JsonElement, bool> Words(JsonElement match, PayloadIndex? index)
    {
        var tokenizer = index is { Type: "text" } ? Tokenizer.OfIndex(index.Parameters) : null;
        Func<JsonElement, bool> OfText(Func<string, bool> passes) => stored => stored.ValueKind == JsonValueKind.String && passes(stored.GetString()!);

        if (match.Text("text") is { } text)
        {
            return OfText(stored => tokenizer is null ? stored.Contains(text, StringComparison.Ordinal) : !tokenizer.Split(text).Except(tokenizer.Split(stored), StringComparer.Ordinal).Any());
        }

        if (match.Text("text_any") is { } anyOf)
        {
            return OfText(stored => tokenizer is null
                ? anyOf.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(word => stored.Contains(word, StringComparison.Ordinal))
                : tokenizer.Split(anyOf).Intersect(tokenizer.Split(stored), StringComparer.Ordinal).Any());
        }

        if (match.Text("phrase") is not { } phrase)
        {
            throw QdrantError.Format("data did not match any variant of untagged enum Match");
        }

        return tokenizer is null ? OfText(stored => stored.Contains(phrase, StringComparison.Ordinal)) : throw QdrantError.NotPlayed("phrases over a text index");
    }

    private static bool IsScalar(JsonElement value) => value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object);

    private static bool IsSame(JsonElement stored, string wanted) =>
        stored.ValueKind == JsonValueKind.String ? stored.ValueEquals(wanted.AsSpan(1)) : ValueKey.Of(stored) == wanted;
}
