using DocsBot.Core.Interactions;
using DocsBot.Lab.Analysis.Clusters;

namespace DocsBot.Lab.Tests.Analysis.Clusters;

/// <summary>Questions as the log would give them, the last added being the newest, one conversation and one hour each.</summary>
internal sealed class QuestionLog
{
    public static readonly DateTimeOffset Begin = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<LoggedQuestion> _questions = [];

    public QuestionLog Ask(params string[] texts)
    {
        foreach (var text in texts)
        {
            Ask(text, FailureSignal.NoAnswer);
        }

        return this;
    }

    public QuestionLog Ask(string text, FailureSignal signals, string? comment = null, string? conversation = null, string language = "en", string prompt = "answer@v1", int hour = -1)
    {
        var number = _questions.Count;
        _questions.Add(new LoggedQuestion(
            $"id-{number}", conversation ?? $"conversation-{number}", Begin.AddHours(hour < 0 ? number : hour), text, SearchText: null, signals, Confidence: 0.1, comment, ["general", language, "", prompt]));
        return this;
    }

    public ClusterReport Report(int most = 20, int earlier = 1_000, int later = 1_000, DateTimeOffset? middle = null)
    {
        var table = new QuestionTable();
        foreach (var question in Enumerable.Reverse(_questions))
        {
            table.Add(question);
        }

        var request = new ClusterRequest { From = Begin, To = Begin.AddDays(30), Most = most };
        var extent = new LogExtent(Begin, middle ?? Begin.AddDays(15), earlier, later, Emptied: 0, IsCut: false, HasLog: true);
        return ClusterReports.Of(table, request, extent, CancellationToken.None);
    }

    public QuestionLog Shuffled(int seed)
    {
        var shuffled = new QuestionLog();
        shuffled._questions.AddRange(_questions);
        new Random(seed).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(shuffled._questions));
        return shuffled;
    }
}
