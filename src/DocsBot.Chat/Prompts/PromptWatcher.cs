using DocsBot.Providers.Configuration;
using DocsBot.Providers.Prompts.Reload;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Prompts;

/// <summary>Lets the reloader look at the folder of prompts again and again, as long as the service runs.</summary>
/// <param name="reloader">Looks.</param>
/// <param name="options">How often.</param>
/// <param name="time">The clock.</param>
public sealed class PromptWatcher(PromptReloader reloader, IOptions<PromptsOptions> options, TimeProvider time) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.ReloadMs == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.ReloadMs), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            reloader.Look();
        }
    }
}
