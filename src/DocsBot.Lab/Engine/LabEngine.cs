using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Log;
using DocsBot.Providers.Prompts;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DocsBot.Lab.Engine;

/// <summary>
/// The service's index, models, prompts and log, opened by the service's own configuration, for everything in the Lab that asks or reads. It never writes to
/// the interaction log.
/// </summary>
internal sealed class LabEngine : IAsyncDisposable
{
    private readonly ServiceCollection _services;
    private readonly Lazy<LabAsker> _asker;

    private LabEngine(ServiceCollection services, PromptFolder folder, InteractionLogOptions log, string data)
    {
        (_services, Folder, Data) = (services, folder, data);
        Prompts = folder.ToSet();
        Log = LogDatabase.Of(log);
        _asker = new Lazy<LabAsker>(() => With(new LabParts()));
    }

    /// <summary>The data folder.</summary>
    public string Data { get; }

    /// <summary>The prompts with their files, as they are on disk.</summary>
    public PromptFolder Folder { get; }

    /// <summary>The same as the service would put them in force.</summary>
    public PromptSet Prompts { get; }

    /// <summary>The interaction log, for reading.</summary>
    public LogDatabase Log { get; }

    /// <summary>The configured pipeline.</summary>
    public LabAsker Asker => _asker.Value;

    /// <summary>The configured index.</summary>
    public IChunkStore Store => Asker.Get<IChunkStore>();

    /// <summary>The configured models, first choice first; the last is the extractive one.</summary>
    public AnswerModels Models => Asker.Get<AnswerModels>();

    /// <summary>Reads configuration and prompts. Index, models and log are opened when they are used.</summary>
    /// <exception cref="ConfigurationException">The configuration is wrong.</exception>
    /// <exception cref="PromptException">The prompts do not load.</exception>
    public static LabEngine Open(LabPlaces places)
    {
        var services = new ServiceCollection();
        services.AddAnsweringOptions(LabConfiguration.Read(places));
        services.AddLogging();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddAnswering();
        var prompts = (PromptsOptions)Instance<PromptsOptions>(services);
        var index = (SqliteIndexOptions)Instance<SqliteIndexOptions>(services);
        var folder = PromptFolder.Read(Locations.Prompts(prompts.Directory));
        return folder.Faults.Count == 0
            ? new LabEngine(services, folder, (InteractionLogOptions)Instance<InteractionLogOptions>(services), Path.GetFullPath(index.Directory))
            : throw folder.Faults[0];
    }

    /// <summary>The pipeline with other parts.</summary>
    /// <param name="parts">The parts; those that are null stay as they are configured.</param>
    /// <returns>The pipeline, the caller's to dispose; the parts given stay the caller's.</returns>
    public LabAsker With(LabParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var log = new CapturedInteractions();
        var services = new ServiceCollection();
        foreach (var service in _services)
        {
            ((ICollection<ServiceDescriptor>)services).Add(service);
        }

        services.AddSingleton<IInteractionLog>(provider => new SignallingInteractionLog(log, provider.GetRequiredService<SignalOptions>()));
        services.AddSingleton(new CurrentPrompts(parts.Prompts ?? Prompts));
        Replace(services, parts.Models);
        Replace(services, parts.Store);
        Replace(services, parts.Embeddings);
        Replace(services, parts.Retrieval is { } retrieval ? Options.Create(retrieval) : null);
        Replace(services, parts.Answering is { } answering ? Options.Create(answering) : null);
        return new LabAsker(services.BuildServiceProvider(), log);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_asker.IsValueCreated)
        {
            await _asker.Value.DisposeAsync();
        }
    }

    /// <summary>The last registration of a type counts.</summary>
    private static void Replace<T>(ServiceCollection services, T? part)
        where T : class
    {
        if (part is not null)
        {
            services.AddSingleton(part);
        }
    }

    private static object Instance<T>(ServiceCollection services) => services.Last(service => service.ServiceType == typeof(T)).ImplementationInstance!;
}
