namespace DocsBot.Providers.Sqlite.Words;

/// <summary>A score for every chunk and every page, all 0 between two questions. Lent to one question at a time and used again.</summary>
internal sealed class ScoreBoard(int chunks, int pages)
{
    public float[] Chunks { get; } = new float[chunks];

    public float[] Pages { get; } = new float[pages];

    public void Clear()
    {
        Array.Clear(Chunks);
        Array.Clear(Pages);
    }
}
