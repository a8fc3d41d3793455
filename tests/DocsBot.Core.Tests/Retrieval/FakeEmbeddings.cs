using Microsoft.Extensions.AI;

namespace DocsBot.Core.Tests.Retrieval;

/// <summary>Embeds a text as its length, so that different texts differ.</summary>
internal sealed class FakeEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    public int Calls { get; private set; }

    /// <summary>What every call fails with; null for none.</summary>
    public Exception? Fault { get; set; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls++;
        if (Fault is not null)
        {
            return Task.FromException<GeneratedEmbeddings<Embedding<float>>>(Fault);
        }

        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(value => new Embedding<float>(new float[] { value.Length, 1 }))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
