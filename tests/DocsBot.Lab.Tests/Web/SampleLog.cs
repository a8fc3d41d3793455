using Dapper;
using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;
using DocsBot.Providers.Log;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Tests.Web;

/// <summary>Some weeks of a small site's questions, with everything that a page must show, also what somebody wrote to break it.</summary>
internal static class SampleLog
{
    /// <summary>What a reader wrote to run a script, to turn the writing around, and to fill the page.</summary>
    public const string Hostile = "<script>alert('x')</script><img src=x onerror=alert(1)> \u202Eright to left\u202C مرحبا كيف أغير المنفذ؟ \"'&amp;";

    private static readonly string[] Questions =
    [
        "How do I change the port?", "How do I enable compression?", "What is Lantern?", "lantern prints address already in use", "Does Lantern support HTTP/3?",
        "How can I rotate the access log?", "Where is lantern.toml?", "Is there a Helm chart?",
    ];

    /// <summary>Writes the log of a folder.</summary>
    /// <returns>The ids: the newest interaction of all, one with an answer, one of hostile words.</returns>
    public static async Task<(string Newest, string Answered, string Hostile)> WriteAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var log = new InteractionLog(new InteractionLogOptions { Path = path }, time, NullLogger<InteractionLog>.Instance);
        var now = time.GetUtcNow();
        var (newest, answered) = ("", "");
        for (var i = 0; i < 140; i++)
        {
            var interaction = Of(i, now - TimeSpan.FromHours((140 - i) * 6.5), Questions[i % Questions.Length]);
            log.Record(interaction);
            newest = interaction.Id;
            answered = interaction.Outcome == InteractionOutcome.Answered ? interaction.Id : answered;
            if (i % 3 == 0)
            {
                log.Record(new Feedback(interaction.Id, interaction.ConversationId, Helpful: i % 2 == 0, i % 9 == 3 ? "It does not say where the file is." : null, interaction.AskedAt.AddMinutes(1)));
            }
        }

        var hostile = Of(0, now - TimeSpan.FromHours(1), Hostile) with { Answer = Hostile + new string('x', 20_000) + " [1]", Error = Hostile, Origin = Hostile, PageUrl = "javascript:alert(1)", Model = Hostile };
        log.Record(hostile);
        log.Record(new Feedback(hostile.Id, hostile.ConversationId, Helpful: false, Hostile, now));
        await log.FlushAsync(cancellationToken);
        await PinAsync(path, hostile.Pinned, cancellationToken);
        return (hostile.Id, answered, hostile.Id);
    }

    /// <summary>The pages read what is pinned; who writes it is not theirs to know.</summary>
    private static async Task PinAsync(string path, IReadOnlyList<PinnedText> texts, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("INSERT OR IGNORE INTO pinned (sha256, text) VALUES (@Sha256, @Text)", texts);
    }

    private static Interaction Of(int i, DateTimeOffset at, string question)
    {
        var passage = PinnedPassage.Of(new PageKey("docs", "configure.md"), new PromptSource(1, "Configure Lantern", "Change the port", "https://docs.example.com/configure/#change-the-port", "Set `port` in `lantern.toml` to change the port. The default port is 8042."));
        var isAnswered = i % 8 is not (5 or 7);
        var hasModel = i % 8 != 2;
        var signals = (isAnswered ? FailureSignal.None : FailureSignal.NoAnswer) | (i % 11 == 4 ? FailureSignal.DroppedCitation | FailureSignal.LowGroundedness : FailureSignal.None) | (i % 17 == 8 ? FailureSignal.Slow : FailureSignal.None);
        var usage = new TokenUsage(2_100 + (i * 3), 120 + i);
        var prompt = new PromptId(i % 2 == 0 ? "how_to" : "answer", 1, new string((char)('a' + (i % 2)), 64));
        return new Interaction
        {
            Id = Guid.CreateVersion7(at).ToString(),
            ConversationId = Guid.CreateVersion7(at.AddSeconds(-i % 4 * 30)).ToString()[..^4] + "0" + (i / 4).ToString("000", System.Globalization.CultureInfo.InvariantCulture),
            AskedAt = at,
            Question = question,
            SearchText = i % 5 == 0 ? question + " Lantern" : null,
            Intent = Intent.Question,
            Language = i % 6 == 5 ? "de" : "en",
            Filter = i % 10 == 1 ? new SearchFilter { Version = "2.3" } : SearchFilter.None,
            PageUrl = "https://docs.example.com/configure/",
            Origin = "https://docs.example.com",
            Prompt = isAnswered && hasModel ? prompt : null,
            Route = isAnswered && hasModel ? new InteractionRoute("how-to", "form how-to", "shorter", prompt.ToString()) : null,
            Settings = isAnswered && hasModel ? new PromptSettings { Temperature = 0.1f, MaxTokens = 900 } : null,
            Model = isAnswered && hasModel ? "gpt-4.1-mini" : null,
            Snapshot = "0198c0de",
            Confidence = isAnswered ? 0.91 : 0.12,
            Chunks =
            [
                new InteractionChunk("11111111-1111-1111-1111-111111111111", 3.2, InPrompt: isAnswered, Cited: isAnswered) { Pin = isAnswered ? passage.Pin().Sha256 : null, Place = isAnswered ? 1 : null },
                new InteractionChunk("22222222-2222-2222-2222-222222222222", 1.1, InPrompt: false, Cited: false) { LeftOut = LeftOutReason.Budget },
            ],
            Answer = isAnswered ? "To change the port:\n\n1. Open `lantern.toml`.\n2. Set `port` to another number. The default port is 8042. [1]\n\nIt also makes coffee." : null,
            Citations = isAnswered ? [new Citation(1, "11111111-1111-1111-1111-111111111111", "Configure Lantern › Change the port", "https://docs.example.com/configure/#change-the-port")] : [],
            DroppedCitations = i % 11 == 4 ? 1 : 0,
            Groundedness = isAnswered ? 0.75 : null,
            Signals = signals,
            Usage = isAnswered && hasModel ? usage : null,
            ModelUses = isAnswered && hasModel ? [new ModelUse("understand", "gpt-4.1-mini", new TokenUsage(300, 40), 0.0002m, 210, Failure: null), new ModelUse("answer", "gpt-4.1-mini", usage, 0.0011m, 1_300, Failure: null) { Prompt = prompt }] : [],
            Timings = new StageTimings { SourcesFoundMs = 230, RenderedMs = isAnswered ? 236 : null, FirstDeltaMs = isAnswered ? 900 : null, TotalMs = 1_550 + (i * 7) },
            Outcome = isAnswered ? InteractionOutcome.Answered : InteractionOutcome.NoAnswer,
            Pinned = isAnswered ? [passage.Pin()] : [],
        };
    }
}
