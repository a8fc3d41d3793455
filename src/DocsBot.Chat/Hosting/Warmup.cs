using DocsBot.Core.Routing;

namespace DocsBot.Chat.Hosting;

/// <summary>Builds in the background, right after the start, what the first question would wait for: the patterns of question forms take some tenths of a second.</summary>
public sealed class Warmup : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => QuestionForms.Of("How do I begin?"), stoppingToken);
}
