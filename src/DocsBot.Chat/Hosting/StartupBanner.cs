using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Providers.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DocsBot.Chat.Hosting;

/// <summary>Says in the console where everything is, once the service listens.</summary>
public sealed partial class StartupBanner : IHostedLifecycleService
{
    private readonly IServer _server;
    private readonly DataOptions _data;
    private readonly AnswerModels _models;
    private readonly CurrentPrompts _prompts;
    private readonly ILogger<StartupBanner> _logger;

    /// <summary>Creates the banner.</summary>
    public StartupBanner(IServer server, DataOptions data, AnswerModels models, CurrentPrompts prompts, ILogger<StartupBanner> logger)
    {
        _server = server;
        _data = data;
        _models = models;
        _prompts = prompts;
        _logger = logger;
    }

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var model = _models.InOrder[0].Name;
        Log.Model(_logger, model, _models.InOrder.Count == 1 ? "the documentation's own sentences; set Model__Endpoint and Model__Name for a language model" : $"stand-in: {string.Join(", then ", _models.InOrder.Skip(1).Select(standIn => standIn.Name))}");
        Log.Prompts(_logger, string.Join(", ", _prompts.Now.Answering()));
        Log.Data(_logger, Locations.Data(_data.Directory));
        foreach (var address in _server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Log.Open(_logger, address);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Answers come from {Model} ({Remark})")]
        public static partial void Model(ILogger logger, string model, string remark);

        [LoggerMessage(2, LogLevel.Information, "Data is kept in {Directory}")]
        public static partial void Data(ILogger logger, string directory);

        [LoggerMessage(4, LogLevel.Information, "Questions are answered with the prompts {Prompts}")]
        public static partial void Prompts(ILogger logger, string prompts);

        [LoggerMessage(3, LogLevel.Information, "Open {Address}")]
        public static partial void Open(ILogger logger, string address);
    }
}
