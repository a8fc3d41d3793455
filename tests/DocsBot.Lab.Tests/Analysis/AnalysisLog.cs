using System.Globalization;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Log;
using DocsBot.Providers.Sqlite.Log;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Tests.Analysis;

/// <summary>An interaction log in a temporary data folder.</summary>
internal sealed class AnalysisLog : IDisposable
{
    public static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly List<Interaction> _interactions = [];
    private readonly List<Feedback> _feedback = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("docsbot-analysis-").FullName;

    public string File => Path.Combine(Folder, "interactions.db");

    public LogDatabase Database => new SqliteLogDatabase(File);

    public AnalysisLog Ask(string question, FailureSignal signals, double daysAgo = 1, double confidence = 0.1, bool cites = false, string? comment = null)
    {
        var number = _interactions.Count;
        var id = string.Create(CultureInfo.InvariantCulture, $"0198c0de-0000-7000-8000-{number:D12}");
        _interactions.Add(new Interaction
        {
            Id = id,
            ConversationId = $"conversation-{number}",
            AskedAt = Now.AddDays(-daysAgo),
            Question = question,
            Language = "en",
            Filter = new SearchFilter { Version = "2" },
            Prompt = new PromptId("answer", 1, new string('a', 64)),
            Confidence = confidence,
            Citations = cites ? [new Citation(1, "chunk", "Title", "https://docs.example.com/page")] : [],
            Signals = signals,
            Timings = new StageTimings { TotalMs = 1 },
            Outcome = signals.HasFlag(FailureSignal.NoAnswer) ? InteractionOutcome.NoAnswer : InteractionOutcome.Answered,
        });
        if (comment is not null)
        {
            _feedback.Add(new Feedback(id, $"conversation-{number}", false, comment, Now));
        }

        return this;
    }

    public async Task<AnalysisLog> WriteAsync()
    {
        await using var log = new InteractionLog(new InteractionLogOptions { Path = File }, TimeProvider.System, NullLogger<InteractionLog>.Instance);
        foreach (var interaction in _interactions)
        {
            log.Record(interaction);
        }

        await log.FlushAsync(TestContext.Current.CancellationToken);
        foreach (var feedback in _feedback)
        {
            log.Record(feedback);
        }

        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
