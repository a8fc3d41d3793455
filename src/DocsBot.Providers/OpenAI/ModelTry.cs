namespace DocsBot.Providers.OpenAI;

/// <summary>The outcome of one try up to the first words: a stream that has begun, or a fault.</summary>
internal abstract record ModelTry
{
    private ModelTry()
    {
    }

    /// <summary>The answer has begun.</summary>
    /// <param name="Stream">Where the rest comes from.</param>
    /// <param name="First">The first words.</param>
    public sealed record Begun(ModelStream Stream, ChatChunk First) : ModelTry;

    /// <summary>The try failed.</summary>
    public sealed record Failed(ModelFault Fault) : ModelTry;
}
