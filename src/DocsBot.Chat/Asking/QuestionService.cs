using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DocsBot.Chat.Indexing;
using DocsBot.Chat.Configuration;
using DocsBot.Core.Answering;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Asking;

/// <summary>What the hub and the HTTP endpoint share: checks a request, asks the pipeline, remembers the conversation.</summary>
public sealed class QuestionService
{
    /// <summary>In characters and in bytes: PostgreSQL keeps it in an index, whose entries are short.</summary>
    private const int LongestPageUrl = 1_000;
    private readonly AnswerPipeline _pipeline;
    private readonly ConversationMemory _memory;
    private readonly QuestionLimits _questionLimits;
    private readonly IndexStatus _index;
    private readonly LimitsOptions _limits;
    private readonly TimeProvider _time;

    /// <summary>Creates the service.</summary>
    public QuestionService(
        AnswerPipeline pipeline, ConversationMemory memory, QuestionLimits questionLimits, IndexStatus index, IOptions<LimitsOptions> limits, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _pipeline = pipeline;
        _memory = memory;
        _questionLimits = questionLimits;
        _index = index;
        _limits = limits.Value;
        _time = time;
    }

    /// <summary>Answers a request; one that cannot be answered gives a single <see cref="ChatEvent.Failed"/> that says why.</summary>
    public async IAsyncEnumerable<ChatEvent> AskAsync(AskRequest request, ClientAddress client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(client);
        if (Check(request) is { } refusal)
        {
            yield return refusal;
            yield break;
        }

        using var permit = _questionLimits.ForQuestion(client.Address, request.ConversationId);
        if (permit.RetryAfter is { } wait)
        {
            yield return RateLimited(wait);
            yield break;
        }

        var question = ToQuestion(request, client);
        var answer = new StringBuilder();
        await foreach (var chatEvent in _pipeline.AnswerAsync(question, cancellationToken))
        {
            Collect(answer, chatEvent);
            if (chatEvent is ChatEvent.Completed)
            {
                _memory.Remember(question.ConversationId, question.Text, answer.ToString());
            }

            yield return chatEvent;
        }
    }

    private ChatEvent.Failed? Check(AskRequest request)
    {
        var text = request.Question;
        if (string.IsNullOrWhiteSpace(text))
        {
            return Invalid("The question is empty. Type what you want to know.");
        }

        if (text.Length > _limits.QuestionLength)
        {
            return Invalid(string.Create(CultureInfo.InvariantCulture,
                $"The question has {text.Length:N0} characters, the limit is {_limits.QuestionLength:N0}. Shorten it to what matters."));
        }

        if (!text.Any(char.IsLetterOrDigit))
        {
            return Invalid("There is no word in the question. Type what you want to know in words.");
        }

        if (request.ConversationId is { } id && !ConversationIds.IsValid(id))
        {
            return Invalid("The conversation id is not one this service gave. Leave it out to begin a new conversation.");
        }

        return _index.State switch
        {
            IndexState.Indexing => new ChatEvent.Failed(FailureCode.Indexing, "The documentation is being indexed. Try again in a moment.", RetryAfterSeconds: 2, InteractionId: null),
            IndexState.Failed => new ChatEvent.Failed(FailureCode.IndexUnavailable, "The documentation index is not available at the moment.", RetryAfterSeconds: null, InteractionId: null),
            _ => null,
        };
    }

    private Question ToQuestion(AskRequest request, ClientAddress client)
    {
        var id = request.ConversationId ?? Guid.CreateVersion7(_time.GetUtcNow()).ToString();
        return new Question { Text = request.Question!.Trim(), ConversationId = id, History = _memory.Recall(id), PageUrl = PageOf(request), Origin = client.Origin };
    }

    /// <summary>The page without query and fragment, which may say more of the reader than anybody wants to keep.</summary>
    private static Uri? PageOf(AskRequest request) =>
        request.PageUrl is { Length: <= LongestPageUrl } && Encoding.UTF8.GetByteCount(request.PageUrl) <= LongestPageUrl
        && Uri.TryCreate(request.PageUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new Uri(url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))
            : null;

    private static void Collect(StringBuilder answer, ChatEvent chatEvent)
    {
        switch (chatEvent)
        {
            case ChatEvent.AnswerDelta delta:
                answer.Append(delta.Text);
                break;
            case ChatEvent.Notice { DiscardsAnswer: true }:
                answer.Clear();
                break;
        }
    }

    private static ChatEvent.Failed Invalid(string message) => new(FailureCode.InvalidQuestion, message, RetryAfterSeconds: null, InteractionId: null);

    private static ChatEvent.Failed RateLimited(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        var unit = seconds == 1 ? "second" : "seconds";
        return new ChatEvent.Failed(FailureCode.RateLimited, string.Create(CultureInfo.InvariantCulture, $"Too many questions. Ask again in {seconds} {unit}."), seconds, InteractionId: null);
    }
}
