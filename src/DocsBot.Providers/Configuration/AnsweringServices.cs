using DocsBot.Core.Answering;
using DocsBot.Core.Curation;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Reranking;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Routing;
using DocsBot.Core.Tokens;
using DocsBot.Core.Understanding;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Log;
using DocsBot.Providers.OpenAI;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Qdrant;
using DocsBot.Providers.Rerank;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DocsBot.Providers.Configuration;

/// <summary>
/// What answers a question, put together from the configuration. The service and the Lab both take it from here, so that what is measured is what is served.
/// The host adds the <see cref="IInteractionLog"/> that answers are recorded in.
/// </summary>
public static class AnsweringServices
{
    /// <summary>The sections that <see cref="AddAnsweringOptions"/> reads.</summary>
    public static IReadOnlyList<string> Sections { get; } =
    [
        DataOptions.Section, PromptsOptions.Section, ModelOptions.Section, UnderstandingOptions.Section, RetrievalOptions.Section, RerankOptions.Section,
        CorpusEmbeddingOptions.Section, AnswerOptions.Section, SqliteIndexOptions.Section, QdrantOptions.Section, RoutingOptions.Section, InteractionLogOptions.Section,
        PriceTable.SectionName, EmbeddingModelOptions.Section, SignalOptions.Section, CurationOptions.Section,
    ];

    /// <summary>Reads a section and adds it, as itself and as <see cref="IOptions{T}"/>.</summary>
    /// <exception cref="ConfigurationException">Something in the section is wrong.</exception>
    public static T AddSection<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = ConfigurationCheck.Read<T>(configuration, section);
        services.AddSingleton(options);
        services.AddSingleton(Options.Create(options));
        return options;
    }

    /// <summary>Reads the settings of answering, and where index and log are.</summary>
    /// <exception cref="ConfigurationException">Something in the configuration is wrong.</exception>
    public static void AddAnsweringOptions(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var directory = Locations.Data(services.AddSection<DataOptions>(configuration, DataOptions.Section).Directory);
        services.AddSection<PromptsOptions>(configuration, PromptsOptions.Section);
        services.AddSection<UnderstandingOptions>(configuration, UnderstandingOptions.Section);
        services.AddSection<RetrievalOptions>(configuration, RetrievalOptions.Section);
        services.AddSection<RerankOptions>(configuration, RerankOptions.Section);
        services.AddSection<CorpusEmbeddingOptions>(configuration, CorpusEmbeddingOptions.Section);
        services.AddSection<RoutingOptions>(configuration, RoutingOptions.Section);
        services.AddSection<AnswerOptions>(configuration, AnswerOptions.Section);
        services.AddSection<SignalOptions>(configuration, SignalOptions.Section);
        services.AddSection<CurationOptions>(configuration, CurationOptions.Section);
        services.AddSection<ModelOptions>(configuration, ModelOptions.Section).UseEnvironment(Environment.GetEnvironmentVariable);
        services.AddSection<EmbeddingModelOptions>(configuration, EmbeddingModelOptions.Section).UseEnvironment(Environment.GetEnvironmentVariable);
        services.AddSingleton(PriceTable.Read(configuration));

        var index = services.AddSection<SqliteIndexOptions>(configuration, SqliteIndexOptions.Section);
        services.AddSection<QdrantOptions>(configuration, QdrantOptions.Section);
        var log = services.AddSection<InteractionLogOptions>(configuration, InteractionLogOptions.Section);
        index.Directory = configuration[$"{SqliteIndexOptions.Section}:{nameof(index.Directory)}"] ?? directory;
        log.Path = configuration[$"{InteractionLogOptions.Section}:{nameof(log.Path)}"] ?? Path.Combine(directory, InteractionLogOptions.FileName);
    }

    /// <summary>Adds the parts, from the index to the pipeline.</summary>
    public static void AddAnswering(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => ChunkStores.Open(
            provider.GetRequiredService<QdrantOptions>(), provider.GetRequiredService<SqliteIndexOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => new CurrentPrompts(PromptFolder.Load(Locations.Prompts(provider.GetRequiredService<PromptsOptions>().Directory))));
        AddRetrieval(services);
        services.AddSingleton(provider => ModelChain.Build(
            provider.GetRequiredService<ModelOptions>(),
            provider.GetRequiredService<PriceTable>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<OpenAIChatClient>>()));
        services.AddSingleton<ModelCall>();
        services.AddSingleton<PublishedLabels>();
        services.AddSingleton<ModelReader>();
        services.AddSingleton<QuestionAnalyzer>();
        services.AddSingleton<TokenCounters>();
        services.AddSingleton<ContextPacker>();
        services.AddSingleton<AnswerDrafts>();
        services.AddSingleton<AnswerWriter>();
        services.AddSingleton<ClosedArms>();
        services.AddSingleton<DomainClassifier>();
        services.AddSingleton<PromptRouter>();
        services.AddSingleton<CurrentCuratedAnswers>();
        services.AddSingleton<CuratedAnswers>();
        services.AddSingleton<AnswerPipeline>();
    }

    private static void AddRetrieval(IServiceCollection services)
    {
        services.AddSingleton<IEmbeddingTrainer, CorpusEmbeddingTrainer>();
        services.AddSingleton<OpenAIEmbeddingGenerator>();
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => provider.GetRequiredService<EmbeddingModelOptions>().IsConfigured
            ? ActivatorUtilities.CreateInstance<ProviderEmbeddings>(provider)
            : ActivatorUtilities.CreateInstance<SnapshotEmbeddings>(provider));
        services.AddSingleton<EndpointReranker>();
        services.AddSingleton<ModelReranker>();
        services.AddSingleton(provider => new Retriever(
            provider.GetRequiredService<IChunkStore>(),
            provider.GetRequiredService<IOptions<RetrievalOptions>>(),
            provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(),
            provider.GetRequiredService<ILogger<Retriever>>(),
            RerankerOf(provider)));
    }

    private static IReranker? RerankerOf(IServiceProvider provider) => provider.GetRequiredService<RerankOptions>().Kind switch
    {
        RerankKind.Endpoint => provider.GetRequiredService<EndpointReranker>(),
        RerankKind.Model => provider.GetRequiredService<ModelReranker>(),
        _ => null,
    };
}
