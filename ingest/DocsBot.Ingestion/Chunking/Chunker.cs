using System.Globalization;
using System.Text;
using DocsBot.Core.Documents;

namespace DocsBot.Ingestion.Chunking;

/// <summary>
/// Cuts a page into chunks by its headings. A chunk lies within one anchor, so that its citation opens the section that holds the text. Code blocks and
/// table rows stay whole unless one alone is longer than a chunk may be.
/// </summary>
public sealed class Chunker
{
    // Below this a section is joined with the next one of the same anchor.
    private const int TinyCharacters = 250;

    private readonly ChunkerOptions _options;

    /// <summary>Creates a chunker.</summary>
    /// <exception cref="ArgumentException">The target is above the maximum.</exception>
    public Chunker(ChunkerOptions options)
    {
        if (options.TargetCharacters > options.MaxCharacters)
        {
            throw new ArgumentException($"TargetCharacters ({options.TargetCharacters}) is above MaxCharacters ({options.MaxCharacters}).", nameof(options));
        }

        _options = options;
    }

    /// <summary>Name, version and limits: what an index's manifest records.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"headings/1 max={_options.MaxCharacters} target={_options.TargetCharacters}");

    /// <summary>The chunks of a page in reading order; none for a page without text.</summary>
    public IReadOnlyList<Chunk> Chunk(Page page)
    {
        var chunks = new List<Chunk>();
        foreach (var passage in Passages(page))
        {
            foreach (var text in Pack(passage.Pieces))
            {
                chunks.Add(new Chunk
                {
                    Id = ChunkId.Derive(page.Key, passage.Anchor, chunks.Count, text),
                    Page = page.Key,
                    Ordinal = chunks.Count,
                    Title = page.Title,
                    HeadingPath = passage.HeadingPath,
                    Anchor = passage.Anchor,
                    PageUrl = page.Url,
                    Text = text,
                    Labels = page.Labels,
                });
            }
        }

        return chunks;
    }

    /// <summary>The page's sections, tiny ones joined with their neighbour of the same anchor.</summary>
    private List<Passage> Passages(Page page)
    {
        var passages = new List<Passage>();
        foreach (var section in page.Sections)
        {
            var pieces = section.Blocks.SelectMany(block => Pieces.Of(block, _options)).Where(piece => piece.Text.Length > 0).ToList();
            if (pieces.Count == 0)
            {
                continue;
            }

            var length = Length(pieces, 0, pieces.Count);
            if (passages.Count > 0 && passages[^1] is var last && last.Anchor == section.Anchor && Math.Min(last.Length, length) < TinyCharacters && last.Length + length < _options.TargetCharacters)
            {
                if (section.HeadingPath.Count > 0 && !section.HeadingPath.SequenceEqual(last.HeadingPath, StringComparer.Ordinal))
                {
                    last.Pieces.Add(new Piece(section.HeadingPath[^1] + ":"));
                }

                last.Pieces.AddRange(pieces);
                last.Length = Length(last.Pieces, 0, last.Pieces.Count);
            }
            else
            {
                passages.Add(new Passage(section.HeadingPath, section.Anchor, pieces) { Length = length });
            }
        }

        if (passages.Count == 0 && page.Description is { Length: > 0 } description)
        {
            // A page that only lists others still says in its summary what it is about.
            passages.Add(new Passage([], null, [.. Pieces.Of(new Block.Prose(description), _options)]));
        }

        return passages;
    }

    /// <summary>Spreads pieces evenly over as few chunks as the target asks for.</summary>
    private IEnumerable<string> Pack(List<Piece> pieces)
    {
        var total = Length(pieces, 0, pieces.Count);
        if (total <= _options.MaxCharacters)
        {
            yield return Join(pieces, 0, pieces.Count);
            yield break;
        }

        var goal = total / Math.Ceiling((double)total / _options.TargetCharacters);
        var start = 0;
        var length = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            var added = pieces[i].Text.Length + (i > start ? pieces[i].Before.Length : 0);
            if (i > start && (length + added > _options.MaxCharacters || length + (added / 2.0) > goal))
            {
                var end = i;
                if (end - start > 1 && pieces[end - 1].Announces && pieces[end - 1].Text.Length + pieces[i].Before.Length + pieces[i].Text.Length <= _options.MaxCharacters)
                {
                    end--;
                }

                yield return Join(pieces, start, end);
                start = end;
                length = Length(pieces, start, i);
                added = pieces[i].Text.Length + (i > start ? pieces[i].Before.Length : 0);
            }

            length += added;
        }

        if (start < pieces.Count)
        {
            yield return Join(pieces, start, pieces.Count);
        }
    }

    private static int Length(List<Piece> pieces, int start, int end)
    {
        var length = 0;
        for (var i = start; i < end; i++)
        {
            length += pieces[i].Text.Length + (i > start ? pieces[i].Before.Length : 0);
        }

        return length;
    }

    private static string Join(List<Piece> pieces, int start, int end)
    {
        if (end - start == 1)
        {
            return pieces[start].Text;
        }

        var text = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            text.Append(i > start ? pieces[i].Before : "").Append(pieces[i].Text);
        }

        return text.ToString();
    }

    private sealed record Passage(IReadOnlyList<string> HeadingPath, string? Anchor, List<Piece> Pieces)
    {
        public int Length { get; set; }
    }
}
