using System.ComponentModel.DataAnnotations;

namespace DocsBot.Providers.OpenAI;

/// <summary>
/// The model that embeds passages and questions, at any OpenAI-compatible endpoint; configuration section <c>EmbeddingModel</c> (in the environment
/// <c>EmbeddingModel__Endpoint</c> and so on). Without an endpoint DocsBot learns a model from the documentation itself. The service and the ingestion job must
/// have the same.
/// </summary>
public sealed class EmbeddingModelOptions : ProviderOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "EmbeddingModel";

    /// <summary>Creates options with their defaults.</summary>
    public EmbeddingModelOptions()
        : base(Section)
    {
        Parallelism = 4;
    }

    /// <summary>Components of an embedding, for models that can shorten theirs; sent only when set. Default: none, the model's own number, which is found by asking once.</summary>
    [Range(1, 65_536, ErrorMessage = "It must be from 1 to 65,536.")]
    public int? Dimensions { get; set; }

    /// <summary>The most texts in one request. Default 64.</summary>
    [Range(1, 2_048, ErrorMessage = "It must be from 1 to 2,048.")]
    public int BatchSize { get; set; } = 64;

    /// <summary>The most tokens, by estimate, of all texts in one request. Default 16,000.</summary>
    [Range(100, 1_000_000, ErrorMessage = "It must be from 100 to 1,000,000.")]
    public int BatchTokens { get; set; } = 16_000;

    /// <summary>The longest wait for the answer to one request. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "It must be from 00:00:00.001 to 01:00:00, for example 00:01:00.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest time for the embedding of a question, tries included; after that the question is searched for by words. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00", ErrorMessage = "It must be from 00:00:00.001 to 01:00:00, for example 00:00:05.")]
    public TimeSpan QuestionTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a request is tried again. Default 5; 0 tries once.</summary>
    [Range(0, 20, ErrorMessage = "It must be from 0 to 20.")]
    public int Retries { get; set; } = 5;

    /// <summary>What is put before a question, for models that were trained so, for example <c>query: </c> (e5) or <c>search_query: </c> (nomic). Default: nothing.</summary>
    public string? QuestionPrefix { get; set; }

    /// <summary>What is put before a passage, for example <c>passage: </c> or <c>search_document: </c>. Another one embeds everything anew. Default: nothing.</summary>
    public string? PassagePrefix { get; set; }

    /// <summary>After how many days without use the embedding of a passage is forgotten; until then it is not paid for again. Default 90; 0 keeps none.</summary>
    [Range(0, 3_650, ErrorMessage = "It must be from 0 to 3,650.")]
    public int CacheDays { get; set; } = 90;

    /// <summary>What the manifest of an index calls the model: embeddings of another name are not compared with these.</summary>
    public string Identity => string.IsNullOrEmpty(PassagePrefix) ? Name ?? "" : $"{Name} passage={PassagePrefix.Trim()}";

    /// <summary>How many texts an ingestion hands over at a time, so that the requests of <see cref="ProviderOptions.Parallelism"/> are full: at most 2,048.</summary>
    public int Ahead => Math.Min(2_048, BatchSize * Parallelism * 2);
}
