using System.Text.Json;
using DocsBot.Lab.Evaluation.Runs;

namespace DocsBot.Lab.Evaluation.Judges;

/// <summary>Reads what a judge replied. A reply that is not what was asked for is no verdict: it is said to be none, and never counts as a bad score.</summary>
internal static class JudgeReply
{
    private const int QuotedCharacters = 80;

    /// <summary>The verdicts on an answer's claims.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="repeat">Which time the judge was asked.</param>
    public static Judgement Groundedness(string reply, int repeat)
    {
        const string metric = EvaluationMetric.JudgedGroundedness;
        if (!TryReadList(reply, "claims", "claim", out var claims, out _))
        {
            return None(metric, repeat, reply);
        }

        if (claims.Any(claim => claim.Verdict is not ("supported" or "contradicted" or "not_found")))
        {
            return None(metric, repeat, reply);
        }

        var supported = claims.Count(claim => claim.Verdict == "supported");
        return claims.Count == 0
            ? new Judgement(metric, repeat, Score: null, "", "The judge found no claim.")
            : new Judgement(metric, repeat, (double)supported / claims.Count, FormattableString.Invariant($"{supported} of {claims.Count} supported"))
            {
                Notes = [.. claims.Where(claim => claim.Verdict != "supported").Select(claim => $"{claim.Verdict}: {claim.Text}")],
            };
    }

    /// <summary>The verdict on an answer by its reference: 1 when it is correct, the share of the facts when it is partial, 0 when it is wrong or declines.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="repeat">Which time the judge was asked.</param>
    public static Judgement Correctness(string reply, int repeat)
    {
        const string metric = EvaluationMetric.JudgedCorrectness;
        if (!TryReadList(reply, "facts", "fact", out var facts, out var verdict) || facts.Any(fact => fact.Verdict is not ("stated" or "contradicted" or "missing")))
        {
            return None(metric, repeat, reply);
        }

        double? score = verdict switch
        {
            "correct" => 1,
            "partial" when facts.Count > 0 => (double)facts.Count(fact => fact.Verdict == "stated") / facts.Count,
            "wrong" or "declined" => 0,
            _ => null,
        };
        return score is null
            ? None(metric, repeat, reply)
            : new Judgement(metric, repeat, score, verdict!) { Notes = [.. facts.Where(fact => fact.Verdict != "stated").Select(fact => $"{fact.Verdict}: {fact.Text}")] };
    }

    /// <summary>Which of two answers is better: 1 the one that is asked about, 0 the other, 0.5 neither.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="isFirst">Whether the one that is asked about was called A.</param>
    public static (double? Score, string? Fault) Pair(string reply, bool isFirst) => reply.Trim().Trim('.', '"', '*', '`').ToUpperInvariant() switch
    {
        "A" => (isFirst ? 1 : 0, null),
        "B" => (isFirst ? 0 : 1, null),
        "TIE" => (0.5, null),
        _ => (null, $"The reply is neither A, B nor tie: {Quote(reply)}"),
    };

    private static bool TryReadList(string reply, string list, string text, out List<(string Text, string Verdict)> items, out string? verdict)
    {
        (items, verdict) = ([], null);
        try
        {
            using var document = JsonDocument.Parse(Unfenced(reply));
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(list, out var elements) || elements.ValueKind != JsonValueKind.Array)
            {
                return false;
            }

            verdict = TextOf(document.RootElement, "verdict");
            items.AddRange(elements.EnumerateArray().Select(element => (TextOf(element, text) ?? "", TextOf(element, "verdict") ?? "")));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Models like to put JSON into a block of code.</summary>
    private static string Unfenced(string reply)
    {
        var (from, to) = (reply.IndexOf('{', StringComparison.Ordinal), reply.LastIndexOf('}'));
        return from >= 0 && to > from ? reply[from..(to + 1)] : reply;
    }

    private static string? TextOf(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Judgement None(string metric, int repeat, string reply) => new(metric, repeat, Score: null, "", $"The reply is no verdict as it was asked for: {Quote(reply)}");

    private static string Quote(string reply) => Core.Text.PlainText.Shorten(reply.ReplaceLineEndings(" ").Trim(), QuotedCharacters);
}
