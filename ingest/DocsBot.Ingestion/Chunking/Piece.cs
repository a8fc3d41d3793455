namespace DocsBot.Ingestion.Chunking;

/// <summary>The smallest part that a chunk is packed from: it is never cut.</summary>
/// <param name="Text">The part, not longer than a chunk may be.</param>
/// <param name="Before">What separates it from the part in front of it when both are in one chunk.</param>
internal readonly record struct Piece(string Text, string Before = "\n\n")
{
    /// <summary>Whether it announces what follows ("Run this command:") and should not stand last.</summary>
    public bool Announces => Text.EndsWith(':') && Text.Length < 400;
}
