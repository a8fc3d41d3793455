using DocsBot.Core.Documents;
using DocsBot.Core.Prompts;

namespace DocsBot.Providers.Extractive;

/// <summary>A source of the prompt, read into blocks.</summary>
internal sealed class Passage
{
    /// <summary>Reads a source.</summary>
    /// <param name="source">The source as the prompt shows it.</param>
    /// <param name="rank">Its place in the prompt, from 0.</param>
    public Passage(PromptPassage source, int rank)
    {
        Number = source.Number;
        Rank = rank;
        Title = source.Title;
        var headings = source.Heading.Split(" > ");
        Heading = headings[^1];
        Outer = string.Join(' ', headings[..^1]) + " " + source.Title;
        Blocks = PassageReader.Read(source.Text);
    }

    /// <summary>What a citation of it says.</summary>
    public int Number { get; }

    /// <summary>Its place in the prompt, from 0: best first.</summary>
    public int Rank { get; }

    /// <summary>The page's title.</summary>
    public string Title { get; }

    /// <summary>The heading right above it; empty above the first heading.</summary>
    public string Heading { get; }

    /// <summary>The headings above that one and the page's title.</summary>
    public string Outer { get; }

    /// <summary>Its content.</summary>
    public IReadOnlyList<Block> Blocks { get; }
}
