using DocsBot.Core.Documents;
using DocsBot.Ingestion.Parsing;

namespace DocsBot.Ingestion.Chunking;

/// <summary>Breaks a section's blocks into pieces: a paragraph, a list item, a code block, some rows of a table.</summary>
internal static class Pieces
{
    /// <summary>The pieces of a block, each not longer than a chunk may be.</summary>
    public static IEnumerable<Piece> Of(Block block, ChunkerOptions options)
    {
        var limit = options.MaxCharacters;
        return block switch
        {
            Block.Prose prose => Continued(TextCutter.Prose(prose.Text, limit), " "),
            Block.Code code => Continued(TextCutter.Code(code.Source, code.Language, limit), "\n\n"),
            Block.List list => Continued(list.Items.SelectMany(item => TextCutter.Item(item, limit)), "\n"),
            Block.Table table => OfTable(table, options),
            _ => throw new ArgumentOutOfRangeException(nameof(block)),
        };
    }

    private static IEnumerable<Piece> OfTable(Block.Table table, ChunkerOptions options)
    {
        var whole = BlockText.Of(table);
        return whole.Length <= options.MaxCharacters
            ? [new Piece(whole)]
            : TextCutter.Table(table.Header, table.Rows, options.MaxCharacters).Select(part => new Piece(part));
    }

    private static IEnumerable<Piece> Continued(IEnumerable<string> parts, string separator)
    {
        var first = true;
        foreach (var part in parts)
        {
            yield return new Piece(part, first ? "\n\n" : separator);
            first = false;
        }
    }
}
