namespace DocsBot.Providers.Embeddings;

/// <summary>Which part of a passage is what: its title, its headings and its sentences stand one after the other.</summary>
/// <param name="TitleEnd">Where the title ends.</param>
/// <param name="LastHeading">Where the innermost heading begins; the end of the title where there is none.</param>
/// <param name="HeadingsEnd">Where the text begins.</param>
/// <param name="Sentences">The sentences of the text that are long enough to ask with.</param>
internal sealed record PassageShape(int TitleEnd, int LastHeading, int HeadingsEnd, Range[] Sentences)
{
    /// <summary>The same parts where each word takes another number of places.</summary>
    /// <param name="places">The new place of each word, and then the end.</param>
    public PassageShape Move(ReadOnlySpan<int> places)
    {
        var sentences = new Range[Sentences.Length];
        for (var i = 0; i < sentences.Length; i++)
        {
            sentences[i] = places[Sentences[i].Start.Value]..places[Sentences[i].End.Value];
        }

        return new PassageShape(places[TitleEnd], places[LastHeading], places[HeadingsEnd], sentences);
    }
}
