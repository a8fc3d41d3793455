using System.Globalization;
using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Filtering;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Querying;

/// <summary>A formula over the scores of the prefetched lists and numbers of the payload. Source: Qdrant's documentation, "Hybrid queries", score boosting.</summary>
internal sealed class Formula
{
    private readonly Collection _collection;
    private readonly JsonElement _defaults;
    private readonly Func<Point, float?[], double> _value;

    public Formula(JsonElement query, Collection collection)
    {
        _collection = collection;
        _defaults = query.Has("defaults", out var defaults) ? defaults : Json.EmptyObject;
        _value = Read(query.GetProperty("formula"));
    }

    /// <summary>Scores every point of any list.</summary>
    public IEnumerable<Hit> Score(IReadOnlyList<IReadOnlyList<Hit>> lists)
    {
        var scores = new Dictionary<Point, float?[]>();
        for (var i = 0; i < lists.Count; i++)
        {
            foreach (var hit in lists[i])
            {
                scores.TryAdd(hit.Point, new float?[lists.Count]);
                scores[hit.Point][i] = hit.Score;
            }
        }

        return scores.Select(pair => new Hit(pair.Key, Finite(_value(pair.Key, pair.Value))));
    }

    private static float Finite(double score) => double.IsFinite(score) ? (float)score : throw QdrantError.BadInput("The expression produced a non-finite number");

    private Func<Point, float?[], double> Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Number)
        {
            var number = json.GetDouble();
            return (_, _) => number;
        }

        return json.ValueKind == JsonValueKind.String ? Variable(json.GetString()!) : Compound(json);
    }

    private Func<Point, float?[], double> Variable(string name)
    {
        var fallback = _defaults.Has(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : (double?)null;
        if (name.StartsWith("$score", StringComparison.Ordinal))
        {
            var list = name == "$score" ? 0 : int.Parse(name.AsSpan("$score[".Length).TrimEnd(']'), CultureInfo.InvariantCulture);
            return (_, scores) => (list < scores.Length ? scores[list] : null) ?? fallback ?? 0;
        }

        var path = PayloadPath.Parse(name);
        return (point, _) => path.Read(point.Payload).Where(found => found.ValueKind == JsonValueKind.Number).Select(found => (double?)found.GetDouble()).FirstOrDefault()
            ?? fallback ?? throw QdrantError.BadInput($"Expected number value for {name} in the payload and/or in the formula defaults. Error: No value found in a payload nor defaults");
    }

    private Func<Point, float?[], double> Compound(JsonElement json)
    {
        Func<Point, float?[], double>[] List(JsonElement of) => [.. of.EnumerateArray().Select(Read)];
        Func<Point, float?[], double> Of(JsonElement of, Func<double, double> function)
        {
            var inner = Read(of);
            return (point, scores) => function(inner(point, scores));
        }

        var (key, value) = json.EnumerateObject().Select(member => (member.Name, member.Value)).First();
        switch (key)
        {
            case "sum":
                var terms = List(value);
                return (point, scores) => terms.Sum(term => term(point, scores));
            case "mult":
                var factors = List(value);
                return (point, scores) => factors.Aggregate(1.0, (product, factor) => product * factor(point, scores));
            case "div":
                var (left, right) = (Read(value.Required("left")), Read(value.Required("right")));
                var byZero = value.Number("by_zero_default");
                return (point, scores) => right(point, scores) is not 0 and var divisor ? left(point, scores) / divisor : byZero ?? double.NaN;
            case "pow":
                var (root, exponent) = (Read(value.Required("base")), Read(value.Required("exponent")));
                return (point, scores) => Math.Pow(root(point, scores), exponent(point, scores));
            case "neg":
                return Of(value, number => -number);
            case "abs":
                return Of(value, Math.Abs);
            case "sqrt":
                return Of(value, Math.Sqrt);
            case "exp":
                return Of(value, Math.Exp);
            case "log10":
                return Of(value, Math.Log10);
            case "ln":
                return Of(value, Math.Log);
            case "geo_distance" or "datetime" or "datetime_key" or "lin_decay" or "exp_decay" or "gauss_decay":
                throw QdrantError.NotPlayed($"{key} in a formula");
            default:
                var condition = Condition.Read(json, _collection);
                return (point, _) => condition.Passes(point, point.Payload) ? 1 : 0;
        }
    }
}
