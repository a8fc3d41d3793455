using DocsBot.Chat.Asking;
using DocsBot.Chat.Configuration;
using DocsBot.Chat.Curation;
using DocsBot.Chat.Endpoints;
using DocsBot.Chat.Experiments;
using DocsBot.Chat.Indexing;
using DocsBot.Chat.Prompts;
using DocsBot.Core.Answering;
using DocsBot.Core.Curation;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Redaction;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Routing;
using DocsBot.Ingestion;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reviews;
using DocsBot.Providers.OpenAI;
using DocsBot.Providers.Prompts.Reload;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Console;

namespace DocsBot.Chat.Hosting;

/// <summary>Puts the service together: configuration, parts, endpoints, in that order.</summary>
public static class ChatApplication
{
    /// <summary>Where the service listens when nobody says.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    private static readonly string[] Sections =
    [
        .. AnsweringServices.Sections, DocsOptions.Section, WidgetOptions.Section, LimitsOptions.Section, RedactionOptions.Section, RetentionOptions.Section,
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
            WebRootPath = WebRoot(),
            ApplicationName = typeof(ChatApplication).Assembly.GetName().Name,
        });
        builder.Configuration["urls"] ??= DefaultUrl;
        builder.Configuration.AddInMemoryCollection(arguments.ToConfiguration());
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        AddOptions(builder);
        builder.Services.AddAnswering();
        AddLog(builder.Services);
        AddIngestion(builder.Services);
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
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddAnsweringOptions(configuration);
        services.AddSection<DocsOptions>(configuration, DocsOptions.Section);
        services.AddSection<WidgetOptions>(configuration, WidgetOptions.Section);
        services.AddSection<LimitsOptions>(configuration, LimitsOptions.Section);
        services.AddSection<RedactionOptions>(configuration, RedactionOptions.Section);
        services.AddSection<RetentionOptions>(configuration, RetentionOptions.Section);
    }

    private static void AddLog(IServiceCollection services)
    {
        services.AddSingleton(provider => LogDatabase.Of(provider.GetRequiredService<InteractionLogOptions>()));
        services.AddSingleton<InteractionLog>();
        services.AddSingleton<Redactor>();
        services.AddSingleton<IInteractionLog>(provider => new RedactedInteractionLog(
            new SignallingInteractionLog(
                new ForgettingInteractionLog(provider.GetRequiredService<InteractionLog>(), provider.GetRequiredService<TimeProvider>()),
                provider.GetRequiredService<SignalOptions>()),
            provider.GetRequiredService<Redactor>()));
        services.AddSingleton<IExperimentLog, ExperimentLog>();
        services.AddSingleton<ICuratedAnswerLog, CuratedAnswerLog>();
        services.AddSingleton<ExperimentReview>();
    }

    private static void AddIngestion(IServiceCollection services)
    {
        services.AddSingleton(provider => new CachedEmbeddings(
            provider.GetRequiredService<OpenAIEmbeddingGenerator>(),
            provider.GetRequiredService<EmbeddingModelOptions>(),
            Path.Combine(provider.GetRequiredService<SqliteIndexOptions>().Directory, EmbeddingCache.FileName),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CachedEmbeddings>>()));
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

    private static void AddService(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => new PromptReloader(
            Locations.Prompts(provider.GetRequiredService<PromptsOptions>().Directory),
            provider.GetRequiredService<CurrentPrompts>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PromptReloader>>()));
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
        services.AddHostedService<CurationMonitor>();
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

    /// <summary>The folder of the service's page and the widget: the project's in a repository, so that a rebuilt widget is served at once, else the published one.</summary>
    private static string WebRoot()
    {
        var source = Locations.Repository is { } repository ? Path.Combine(repository, "src", "DocsBot.Chat", "wwwroot") : null;
        return source is not null && Directory.Exists(source) ? source : Path.Combine(AppContext.BaseDirectory, "wwwroot");
    }
}
