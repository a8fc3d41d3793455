using System.Globalization;
using System.Text.RegularExpressions;
using DocsBot.Core.Answering;

namespace DocsBot.Core.Curation;

/// <summary>What a reader gets of a curated answer.</summary>
internal static partial class CuratedReply
{
    /// <summary>The passages it rests on, with the mark that people checked it.</summary>
    public static ChatEvent.SourcesFound Sources(CuratedHit hit, string conversationId, SourceScope? scope) => new(conversationId, SourceList.Of(hit.Chunks))
    {
        Scope = scope,
        Curated = new CuratedMark { CheckedOn = DateOnly.FromDateTime(hit.Answer.AcceptedAt.UtcDateTime) },
    };

    /// <summary>The sources that its text cites; all of them where it cites none.</summary>
    public static IReadOnlyList<Citation> Citations(CuratedHit hit)
    {
        var cited = Marker().Matches(Code().Replace(hit.Answer.Text, "")).Select(match => int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)).ToHashSet();
        var sources = SourceList.Of(hit.Chunks);
        var all = sources.Select(source => new Citation(source.Number, source.ChunkId, source.HeadingPath.Count > 0 ? $"{source.Title} › {source.HeadingPath[^1]}" : source.Title, source.Url)).ToList();
        return all.Where(citation => cited.Contains(citation.Number)).ToList() is { Count: > 0 } named ? named : all;
    }

    [GeneratedRegex(@"\[(?<number>[0-9]{1,3})\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Marker();

    [GeneratedRegex(@"```.*?(?:```|\z)|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
