using DocsBot.Core.Documents;
using DocsBot.Core.Text;

namespace DocsBot.Providers.Extractive;

/// <summary>Takes a passage apart into units.</summary>
internal static class UnitReader
{
    // A paragraph of fewer words without an end mark is a label or a heading, which is no answer.
    private const int LabelWords = 9;

    private const int MinLeadInWords = 3;

    // Longer code does not fit an answer; the citation leads to it.
    private const int MaxCodeLines = 40;

    private static readonly string[] BackReferences =
    [
        "it", "its", "this", "that", "these", "those", "they", "them", "their", "he", "she", "however", "therefore", "thus", "otherwise", "instead", "also", "additionally", "moreover",
        "furthermore", "then", "such", "in this case", "in that case", "as a result", "for example", "for instance", "in addition", "similarly", "likewise", "hence",
        "but", "and", "or", "so", "both", "neither", "the latter", "the former", "here", "doing so", "if so", "if not", "for this reason", "because of this", "once done", "after that", "in contrast", "conversely",
    ];

    /// <summary>The units in reading order.</summary>
    public static List<Unit> Read(Passage passage)
    {
        var units = new List<Unit>();
        Unit? leadIn = null;
        string? label = null;
        for (var i = 0; i < passage.Blocks.Count; i++)
        {
            var before = units.Count;
            switch (passage.Blocks[i])
            {
                case Block.Prose prose when IsLabel(prose.Text):
                    label = prose.Text;
                    break;

                // "Note:", "For example:" lead up to nothing that would not be understood without them.
                case Block.Prose prose when prose.Text.EndsWith(':') && CountWords(prose.Text) < MinLeadInWords:
                    break;

                case Block.Prose prose:
                    AddSentences(passage, i, prose.Text, units, ref label);
                    leadIn = units.Count > before ? units[^1] : null;
                    continue;

                case Block.List list:
                    for (var item = 0; item < list.Items.Count; item++)
                    {
                        units.Add(UnitOf(passage, UnitKind.Item, (i, item), units.Count, ItemText(list.Items[item]), leadIn, label));
                    }

                    break;

                case Block.Code code when code.Source.Count(c => c == '\n') < MaxCodeLines && code.Source.Trim().Length > 0:
                    units.Add(UnitOf(passage, UnitKind.Code, (i, 0), units.Count, code.Source, leadIn, label));
                    break;

                case Block.Table table:
                    for (var row = 0; row < table.Rows.Count; row++)
                    {
                        units.Add(UnitOf(passage, UnitKind.Row, (i, row), units.Count, string.Join(" | ", table.Rows[row]), leadIn, label));
                    }

                    break;
            }

            leadIn = null;
        }

        foreach (var unit in units)
        {
            if (unit.LeadIn is { } lead && (unit.Block != lead.Block))
            {
                lead.Follower ??= unit;
            }
        }

        return units;
    }

    /// <summary>Whether a paragraph is a label, a heading in disguise: short and without an end mark.</summary>
    public static bool IsLabel(string paragraph) =>
        paragraph.Length > 0 && paragraph[^1] is not ('.' or '!' or '?' or ':' or '。' or '！' or '？' or '：' or ')' or '"' or '”') && CountWords(paragraph) < LabelWords
        && !Terms.IsIdeograph(paragraph[^1]);

    /// <summary>The number of words, a CJK character counted as half a word.</summary>
    public static int CountWords(string text)
    {
        var words = 0;
        var ideographs = 0;
        var inWord = false;
        foreach (var c in text)
        {
            var isIdeograph = Terms.IsIdeograph(c);
            ideographs += isIdeograph ? 1 : 0;
            var isWord = !char.IsWhiteSpace(c) && !isIdeograph;
            words += isWord && !inWord ? 1 : 0;
            inWord = isWord;
        }

        return words + (ideographs / 2);
    }

    private static void AddSentences(Passage passage, int block, string text, List<Unit> units, ref string? label)
    {
        var sentences = Sentences.Split(text);
        var first = units.Count;
        for (var i = 0; i < sentences.Count; i++)
        {
            // A question in documentation is a heading of what follows, never an answer.
            if (sentences[i][^1] is '?' or '？')
            {
                label = sentences[i];
                first = units.Count;
                continue;
            }

            units.Add(UnitOf(passage, UnitKind.Sentence, (block, i), units.Count, sentences[i], units.Count > first ? units[^1] : null, label));
        }
    }

    private static Unit UnitOf(Passage passage, UnitKind kind, (int Block, int Index) place, int order, string text, Unit? leadIn, string? label) => new()
    {
        Passage = passage,
        Kind = kind,
        Block = place.Block,
        Index = place.Index,
        Order = order,
        Text = text,
        Words = CachedTerms.Of(text),
        LeadIn = leadIn,
        Label = label,
        RefersBack = kind == UnitKind.Sentence && RefersBack(text),
        Length = CountWords(text),
    };

    private static string ItemText(string item) => item[PassageReader.MarkerLength(item)..];

    private static bool RefersBack(string sentence)
    {
        foreach (var word in BackReferences)
        {
            if (sentence.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (sentence.Length == word.Length || !char.IsLetterOrDigit(sentence[word.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
