using DocsBot.Chat.Asking;
using DocsBot.Chat.Endpoints;
using DocsBot.Chat.Experiments;
using DocsBot.Chat.Indexing;
using DocsBot.Chat.Configuration;
using DocsBot.Chat.Prompts;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Redaction;
using DocsBot.Core.Reranking;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Routing;
using DocsBot.Core.Tokens;
using DocsBot.Core.Understanding;
using DocsBot.Ingestion;
using DocsBot.Providers;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.OpenAI;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Prompts.Reload;
using DocsBot.Providers.Qdrant;
using DocsBot.Providers.Rerank;
using DocsBot.Providers.Sqlite.Index;
using DocsBot.Providers.Log;
using DocsBot.Providers.Sqlite.Log;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Hosting;

/// <summary>Puts the service together: configuration, parts, endpoints, in that order.</summary>
public static class ChatApplication
{
    /// <summary>Where the service listens when nobody says.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    private static readonly string[] Sections =
    [
        DocsOptions.Section, DataOptions.Section, PromptsOptions.Section, WidgetOptions.Section, LimitsOptions.Section, ModelOptions.Section,
        UnderstandingOptions.Section, RetrievalOptions.Section, RerankOptions.Section, CorpusEmbeddingOptions.Section, AnswerOptions.Section, SqliteIndexOptions.Section,
        QdrantOptions.Section, RoutingOptions.Section, InteractionLogOptions.Section, RedactionOptions.Section, RetentionOptions.Section, PriceTable.SectionName, EmbeddingModelOptions.Section,
    ];

    /// <summary>Builds the service, ready to run.</summary>
    /// <param name="arguments">What the command line says.</param>
    /// <param name="settings">Configuration that wins over files, environment and arguments; null for none.</param>
    /// <param name="replace">Last changes to the parts, before they are put together; null for none.</param>
    /// <exception cref="ConfigurationException">The configuration is wrong.</exception>
    /// <exception cref="Core.Prompts.PromptException">A prompt file is wrong.</exception>
    public static async Task<WebApplication> BuildAsync(
        ChatArguments arguments, IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<IServiceCollection>? replace = null)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Locations.WebRoot(),
            ApplicationName = typeof(ChatApplication).Assembly.GetName().Name,
        });
        builder.Configuration["urls"] ??= DefaultUrl;
        builder.Configuration.AddInMemoryCollection(arguments.ToConfiguration());
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        AddOptions(builder);
        AddAnswering(builder.Services);
        AddService(builder);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        Map(app);
        await app.Services.GetRequiredService<IndexGate>().CheckAsync(CancellationToken.None);
        return app;
    }

    private static void AddOptions(WebApplicationBuilder builder)
    {
        ConfigurationCheck.RequireKnownSections(builder.Configuration, Sections);
        var data = Add<DataOptions>(builder, DataOptions.Section);
        var directory = Locations.Data(data.Directory);
        Add<DocsOptions>(builder, DocsOptions.Section);
        Add<PromptsOptions>(builder, PromptsOptions.Section);
        Add<WidgetOptions>(builder, WidgetOptions.Section);
        Add<LimitsOptions>(builder, LimitsOptions.Section);
        Add<UnderstandingOptions>(builder, UnderstandingOptions.Section);
        Add<RetrievalOptions>(builder, RetrievalOptions.Section);
        Add<RerankOptions>(builder, RerankOptions.Section);
        Add<CorpusEmbeddingOptions>(builder, CorpusEmbeddingOptions.Section);
        Add<RoutingOptions>(builder, RoutingOptions.Section);
        Add<AnswerOptions>(builder, AnswerOptions.Section);
        Add<RedactionOptions>(builder, RedactionOptions.Section);
        Add<RetentionOptions>(builder, RetentionOptions.Section);
        Add<ModelOptions>(builder, ModelOptions.Section).UseEnvironment(Environment.GetEnvironmentVariable);
        Add<EmbeddingModelOptions>(builder, EmbeddingModelOptions.Section).UseEnvironment(Environment.GetEnvironmentVariable);
        builder.Services.AddSingleton(PriceTable.Read(builder.Configuration));

        var index = Add<SqliteIndexOptions>(builder, SqliteIndexOptions.Section);
        Add<QdrantOptions>(builder, QdrantOptions.Section);
        var log = Add<InteractionLogOptions>(builder, InteractionLogOptions.Section);
        index.Directory = builder.Configuration[$"{SqliteIndexOptions.Section}:{nameof(index.Directory)}"] ?? directory;
        log.Path = builder.Configuration[$"{InteractionLogOptions.Section}:{nameof(log.Path)}"] ?? Path.Combine(directory, InteractionLogOptions.FileName);
    }

    private static T Add<T>(WebApplicationBuilder builder, string section)
        where T : class, new()
    {
        var options = ConfigurationCheck.Read<T>(builder.Configuration, section);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(Options.Create(options));
        return options;
    }

    private static void AddAnswering(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => ChunkStores.Open(
            provider.GetRequiredService<QdrantOptions>(), provider.GetRequiredService<SqliteIndexOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<SqliteInteractionLog>();
        services.AddSingleton<Redactor>();
        services.AddSingleton<IInteractionLog>(provider => new RedactedInteractionLog(
            new ForgettingInteractionLog(provider.GetRequiredService<SqliteInteractionLog>(), provider.GetRequiredService<TimeProvider>()), provider.GetRequiredService<Redactor>()));
        services.AddSingleton(provider => new CurrentPrompts(PromptFolder.Load(Locations.Prompts(provider.GetRequiredService<PromptsOptions>().Directory))));
        services.AddSingleton(provider => new PromptReloader(
            Locations.Prompts(provider.GetRequiredService<PromptsOptions>().Directory),
            provider.GetRequiredService<CurrentPrompts>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PromptReloader>>()));
        services.AddSingleton<IEmbeddingTrainer, CorpusEmbeddingTrainer>();
        services.AddSingleton<OpenAIEmbeddingGenerator>();
        services.AddSingleton(provider => new CachedEmbeddings(
            provider.GetRequiredService<OpenAIEmbeddingGenerator>(),
            provider.GetRequiredService<EmbeddingModelOptions>(),
            Path.Combine(provider.GetRequiredService<SqliteIndexOptions>().Directory, EmbeddingCache.FileName),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CachedEmbeddings>>()));
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => provider.GetRequiredService<EmbeddingModelOptions>().IsConfigured
            ? ActivatorUtilities.CreateInstance<ProviderEmbeddings>(provider)
            : ActivatorUtilities.CreateInstance<SnapshotEmbeddings>(provider));
        services.AddSingleton(provider => new Retriever(
            provider.GetRequiredService<IChunkStore>(),
            provider.GetRequiredService<IOptions<RetrievalOptions>>(),
            provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(),
            provider.GetRequiredService<ILogger<Retriever>>(),
            RerankerOf(provider)));
        services.AddSingleton(provider => ModelChain.Build(
            provider.GetRequiredService<ModelOptions>(),
            provider.GetRequiredService<PriceTable>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<OpenAIChatClient>>()));
        services.AddSingleton<ModelCall>();
        services.AddSingleton<EndpointReranker>();
        services.AddSingleton<ModelReranker>();
        services.AddSingleton<PublishedLabels>();
        services.AddSingleton<ModelReader>();
        services.AddSingleton<QuestionAnalyzer>();
        services.AddSingleton<TokenCounters>();
        services.AddSingleton<ContextPacker>();
        services.AddSingleton<AnswerDrafts>();
        services.AddSingleton<AnswerWriter>();
        services.AddSingleton<ClosedArms>();
        services.AddSingleton<IExperimentLog, SqliteExperimentLog>();
        services.AddSingleton<ExperimentReview>();
        services.AddSingleton<DomainClassifier>();
        services.AddSingleton<PromptRouter>();
        services.AddSingleton<AnswerPipeline>();
        services.AddSingleton(provider => new IngestOptions
        {
            RefitAt = provider.GetRequiredService<CorpusEmbeddingOptions>().RefitAt, EmbeddingBatch = provider.GetRequiredService<EmbeddingModelOptions>().Ahead,
        });
        services.AddSingleton(IngestPipelineOf);
    }

    /// <summary>Embeds with the provider's model where one is configured, with one that is learnt from the documentation otherwise.</summary>
    private static IngestPipeline IngestPipelineOf(IServiceProvider provider)
    {
        var store = provider.GetRequiredService<IChunkStore>();
        var options = provider.GetRequiredService<IngestOptions>();
        var time = provider.GetRequiredService<TimeProvider>();
        var logger = provider.GetRequiredService<ILogger<IngestPipeline>>();
        return provider.GetRequiredService<EmbeddingModelOptions>().IsConfigured
            ? new IngestPipeline(store, options, time, logger, provider.GetRequiredService<CachedEmbeddings>())
            : new IngestPipeline(store, options, time, logger, provider.GetRequiredService<IEmbeddingTrainer>());
    }

    private static IReranker? RerankerOf(IServiceProvider provider) => provider.GetRequiredService<RerankOptions>().Kind switch
    {
        RerankKind.Endpoint => provider.GetRequiredService<EndpointReranker>(),
        RerankKind.Model => provider.GetRequiredService<ModelReranker>(),
        _ => null,
    };

    private static void AddService(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ExperimentStatus>();
        services.AddSingleton<IndexStatus>();
        services.AddSingleton<IndexGate>();
        services.AddSingleton<DocsFolder>();
        services.AddSingleton<ExampleQuestions>();
        services.AddSingleton<ConversationMemory>();
        services.AddSingleton<QuestionLimits>();
        services.AddSingleton<QuestionService>();
        services.AddSingleton<FeedbackService>();
        services.AddHostedService<Warmup>();
        services.AddHostedService<ExperimentMonitor>();
        services.AddSingleton<ForgetService>();
        services.AddHostedService<IndexingService>();
        services.AddHostedService<PromptWatcher>();
        services.AddHostedService<StartupBanner>();
        services.ConfigureHttpJsonOptions(json => ContractJson.Apply(json.SerializerOptions));
        services.AddSignalR(hub => hub.MaximumReceiveMessageSize = 256 * 1024).AddJsonProtocol(json => ContractJson.Apply(json.PayloadSerializerOptions));
        services.AddProblemDetails();

        // The widget and the pages' files only: compressing an event stream would hold its events back.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/javascript", "application/javascript", "text/css", "text/html", "image/svg+xml"];
        });
        builder.Logging.AddConsole()
            .AddConsoleFormatter<PlainConsoleFormatter, ConsoleFormatterOptions>();
        services.AddOpenApi();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 256 * 1024;
        });
    }

    private static void Map(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OriginCheck>();
        app.UseResponseCompression();
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.MapHub<ChatHub>("/hubs/chat");
        app.MapAsk();
        app.MapFeedback();
        app.MapForget();
        app.MapSearch();
        app.MapStatus();
        app.MapHealth();
        app.MapDocsPages();
        app.MapOpenApi();
    }
}
