using System.Globalization;
using System.Text;
using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Http;

namespace DocsBot.Conformance.QdrantDouble.State;

/// <summary>A key into a payload: <c>a.b</c>, <c>a[].b</c> for every element, <c>a[0]</c>, and <c>"a.b"</c> in quotes for a key with a dot. Source: Qdrant's documentation, "Filtering", nested keys.</summary>
internal sealed class PayloadPath
{
    private readonly List<Step> _steps = [];

    private PayloadPath(string text)
    {
        Text = text;
    }

    public string Text { get; }

    public static PayloadPath Parse(string text)
    {
        var path = new PayloadPath(text);
        var at = 0;
        while (at < text.Length)
        {
            at = path.ReadKey(at);
            while (at < text.Length && text[at] == '[')
            {
                at = path.ReadIndex(at);
            }

            if (at < text.Length && text[at++] != '.')
            {
                throw Wrong(text);
            }
        }

        return path._steps.Count > 0 && !text.EndsWith('.') ? path : throw Wrong(text);
    }

    /// <summary>Every value at this place: none when it is absent, several when the path goes through <c>[]</c>.</summary>
    public IEnumerable<JsonElement> Read(JsonElement payload)
    {
        IEnumerable<JsonElement> found = [payload];
        foreach (var step in _steps)
        {
            found = found.SelectMany(step.Of);
        }

        return found;
    }

    private static QdrantError Wrong(string text) => QdrantError.Format($"Invalid json path: '{text}'");

    private int ReadKey(int at)
    {
        var key = new StringBuilder();
        if (Text[at] == '"')
        {
            var end = Text.IndexOf('"', at + 1);
            key.Append(end < 0 ? throw Wrong(Text) : Text[(at + 1)..end]);
            at = end + 1;
        }
        else
        {
            while (at < Text.Length && Text[at] is not ('.' or '['))
            {
                key.Append(Text[at++]);
            }
        }

        _steps.Add(key.Length > 0 ? new Key(key.ToString()) : throw Wrong(Text));
        return at;
    }

    private int ReadIndex(int at)
    {
        var end = Text.IndexOf(']', at);
        var index = end < 0 ? throw Wrong(Text) : Text[(at + 1)..end];
        _steps.Add(index.Length == 0 ? new Every() : int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new Element(number) : throw Wrong(Text));
        return end + 1;
    }

    private abstract record Step
    {
        public abstract IEnumerable<JsonElement> Of(JsonElement json);
    }

    private sealed record Key(string Name) : Step
    {
        public override IEnumerable<JsonElement> Of(JsonElement json) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(Name, out var value) ? [value] : [];
    }

    private sealed record Every : Step
    {
        public override IEnumerable<JsonElement> Of(JsonElement json) => json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : [];
    }

    private sealed record Element(int Index) : Step
    {
        public override IEnumerable<JsonElement> Of(JsonElement json) => json.ValueKind == JsonValueKind.Array && Index < json.GetArrayLength() ? [json[Index]] : [];
    }
}
