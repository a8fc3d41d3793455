using System.Globalization;
using System.Runtime.CompilerServices;
using DocsBot.Core.Answering;
using DocsBot.Providers.OpenAI;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Providers.Diagnosis;

/// <summary>Has a word embedded: whether the model is there, takes the key, and sends embeddings of the dimension that is wanted.</summary>
/// <param name="options">A configured model.</param>
/// <param name="time">The clock.</param>
public sealed class EmbeddingModelExamination(EmbeddingModelOptions options, TimeProvider time) : IExamination
{
    /// <inheritdoc />
    public string Subject => $"Embedding model {options.Name} at {options.Endpoint?.Authority}";

    /// <summary>Components of its embeddings, once it was looked at; null when it did not answer.</summary>
    public int? Dimensions { get; private set; }

    /// <inheritdoc />
    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await LookAsync(cancellationToken);
    }

    private async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        using var generator = new OpenAIEmbeddingGenerator(options, time, NullLogger<OpenAIEmbeddingGenerator>.Instance);
        var start = time.GetTimestamp();
        try
        {
            var embeddings = await generator.GenerateAsync(["documentation"], cancellationToken: cancellationToken);
            Dimensions = embeddings[0].Vector.Length;
            return Finding.Ok(string.Create(CultureInfo.InvariantCulture, $"It embeds in {Dimensions} dimensions; a question took {time.GetElapsedTime(start).TotalSeconds:0.0} s."));
        }
        catch (ModelUnavailableException fault)
        {
            return Finding.Wrong(fault.Message);
        }
    }
}
