using DocsBot.Core.Documents;

namespace DocsBot.Ingestion.Parsing;

/// <summary>Collects a page's headings and blocks in reading order into sections.</summary>
internal sealed class SectionBuilder
{
    private readonly List<Draft> _sections = [new([], Anchor: null)];
    private readonly List<(int Level, string Text, string? Anchor)> _open = [];

    /// <summary>The text of the first heading of level 1; null when there is none.</summary>
    public string? FirstTopHeading { get; private set; }

    /// <summary>The fragments of all headings so far.</summary>
    public HashSet<string> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Begins a section.</summary>
    /// <param name="level">1 for the outermost heading.</param>
    /// <param name="text">The heading in plain text.</param>
    /// <param name="anchor">Its fragment; null when it has none, and then the heading above it is the nearest place to link to.</param>
    public void Heading(int level, string text, string? anchor)
    {
        if (level == 1)
        {
            FirstTopHeading ??= text;
        }

        if (anchor is not null)
        {
            Anchors.Add(anchor);
        }

        Close(level);
        anchor ??= _open.Count > 0 ? _open[^1].Anchor : null;
        _open.Add((level, text, anchor));
        _sections.Add(new Draft([.. _open.Select(heading => (heading.Level, heading.Text))], anchor));
    }

    /// <summary>Ends the sections of this level and below it: what follows belongs to the heading above them.</summary>
    public void Leave(int level)
    {
        var before = _open.Count;
        Close(level);
        if (_open.Count < before)
        {
            _sections.Add(new Draft([.. _open.Select(heading => (heading.Level, heading.Text))], _open.Count > 0 ? _open[^1].Anchor : null));
        }
    }

    /// <summary>Adds a block to the section that is open.</summary>
    public void Add(Block block) => _sections[^1].Blocks.Add(block);

    /// <summary>The sections that have content, with the page's title left out of their heading paths.</summary>
    public IReadOnlyList<Section> Build(string title) =>
    [
        .. _sections.Where(section => section.Blocks.Count > 0).Select(section => new Section
        {
            HeadingPath = [.. section.Headings.Where(heading => heading.Text.Length > 0 && !(heading.Level == 1 && IsTitle(heading.Text, title))).Select(heading => heading.Text)],
            Anchor = section.Anchor,
            Blocks = section.Blocks,
        }),
    ];

    private static bool IsTitle(string heading, string title) => heading.Equals(title, StringComparison.OrdinalIgnoreCase);

    private void Close(int level)
    {
        while (_open.Count > 0 && _open[^1].Level >= level)
        {
            _open.RemoveAt(_open.Count - 1);
        }
    }

    private sealed record Draft(IReadOnlyList<(int Level, string Text)> Headings, string? Anchor)
    {
        public List<Block> Blocks { get; } = [];
    }
}
