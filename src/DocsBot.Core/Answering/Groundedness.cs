using System.Text;
using DocsBot.Core.Prompts;
using DocsBot.Core.Text;

namespace DocsBot.Core.Answering;

/// <summary>
/// How much of an answer its passages support, whether it cites them or not: each claim is held against each passage the way <see cref="CitationVerifier"/>
/// holds a cited one. Evidence of words, with its limits.
/// </summary>
public static class Groundedness
{
    /// <summary>The claims of an answer with the passages that support each. Headings, lines that lead into a list, and what says nothing are no claims.</summary>
    /// <param name="answer">The answer as Markdown.</param>
    /// <param name="sources">The passages in its prompt.</param>
    /// <param name="options">When a passage supports a claim; null takes the defaults.</param>
    public static IReadOnlyList<ClaimSupport> Claims(string answer, IReadOnlyList<PromptSource> sources, CitationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(sources);
        options ??= new CitationOptions();
        var evidence = sources.Select(source => (source.Number, Evidence: new CitationEvidence(source))).ToList();
        return
        [
            .. ClaimsIn(answer).Where(claim => claim.Claim.SaysSomething).Select(claim => new ClaimSupport(
                claim.Claim.Text, claim.IsCode, [.. evidence.Where(passage => claim.Claim.IsSupportedBy(passage.Evidence, options)).Select(passage => passage.Number).Order()])),
        ];
    }

    /// <summary>The share of the claims that some passage supports, 0 to 1; null when the answer claims nothing.</summary>
    /// <param name="answer">The answer as Markdown.</param>
    /// <param name="sources">The passages in its prompt.</param>
    /// <param name="options">When a passage supports a claim; null takes the defaults.</param>
    public static double? Of(string answer, IReadOnlyList<PromptSource> sources, CitationOptions? options = null)
    {
        var claims = Claims(answer, sources, options);
        return claims.Count == 0 ? null : claims.Count(claim => claim.Sources.Count > 0) / (double)claims.Count;
    }

    private static List<(CitationClaim Claim, bool IsCode)> ClaimsIn(string answer)
    {
        var claims = new List<(CitationClaim Claim, bool IsCode)>();
        var (text, code, inFence) = (new StringBuilder(), new StringBuilder(), false);
        foreach (var line in answer.Split('\n'))
        {
            var trimmed = line.AsSpan().TrimStart();
            if (trimmed.StartsWith("```") || trimmed.StartsWith("~~~"))
            {
                inFence = !inFence;
                EndBlock();
                continue;
            }

            if (inFence)
            {
                code.AppendLine(line);
                continue;
            }

            if (trimmed.IsEmpty || ClaimTracker.BeginsBlock(line))
            {
                EndBlock();
            }

            if (!trimmed.StartsWith("#"))
            {
                text.Append(text.Length > 0 ? " " : "").Append(WithoutCitations(ClaimTracker.WithoutListMarker(line.Trim())));
            }
        }

        EndBlock();
        return claims;

        void EndBlock()
        {
            claims.AddRange(Sentences.Split(text.ToString()).Where(IsClaim).Select(sentence => (CitationClaim.OfText(sentence), false)));
            if (code.Length > 0)
            {
                claims.Add((CitationClaim.OfCode(code.ToString()), true));
            }

            text.Clear();
            code.Clear();
        }
    }

    private static bool IsClaim(string sentence) => !sentence.AsSpan().TrimEnd().EndsWith(":");

    private static string WithoutCitations(string line)
    {
        var kept = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (CitationMarker.Opens(line[i]) && CitationMarker.Read(line.AsSpan(i), out _, out var length) == CitationMarker.Reading.Marker)
            {
                i += length - 1;
                continue;
            }

            kept.Append(line[i]);
        }

        return kept.ToString();
    }
}
