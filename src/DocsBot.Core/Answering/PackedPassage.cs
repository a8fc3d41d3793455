using DocsBot.Core.Documents;

namespace DocsBot.Core.Answering;

/// <summary>A passage on its way into the prompt.</summary>
/// <param name="number">Its number among the sources.</param>
/// <param name="chunk">The chunk.</param>
/// <param name="text">As much of its text as goes in.</param>
/// <param name="shingles">What it says, to be compared.</param>
internal sealed class PackedPassage(int number, Chunk chunk, string text, Shingles shingles)
{
    private readonly List<ChunkId> _added = [];

    public int Number => number;

    public Chunk Chunk => chunk;

    public Shingles Shingles => shingles;

    public string Text { get; private set; } = text;

    /// <summary>Whether all of its chunk goes in.</summary>
    public bool IsWhole { get; } = text.Length == chunk.Text.Length;

    /// <summary>Chunks whose text it has besides its own.</summary>
    public IReadOnlyList<ChunkId> Added => _added;

    /// <summary>Puts another piece of the section before or behind its text.</summary>
    public void Add(Chunk piece, bool before)
    {
        Text = before ? $"{piece.Text}\n\n{Text}" : $"{Text}\n\n{piece.Text}";
        _added.Add(piece.Id);
    }
}
