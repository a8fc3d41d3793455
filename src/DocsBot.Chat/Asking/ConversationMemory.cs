using DocsBot.Chat.Configuration;
using DocsBot.Core.Answering;
using Microsoft.Extensions.Options;

namespace DocsBot.Chat.Asking;

/// <summary>What was said in each conversation, bounded in conversations, turns, length and age.</summary>
public sealed class ConversationMemory
{
    private readonly LimitsOptions _limits;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Conversation>> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<Conversation> _leastRecentFirst = new();

    /// <summary>Creates an empty memory.</summary>
    public ConversationMemory(IOptions<LimitsOptions> limits, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _limits = limits.Value;
        _time = time;
    }

    /// <summary>The turns of a conversation, oldest first; empty when it is new or forgotten.</summary>
    public IReadOnlyList<Turn> Recall(string conversationId)
    {
        lock (_lock)
        {
            ForgetOldest();
            return _byId.TryGetValue(conversationId, out var node) ? [.. node.Value.Turns] : [];
        }
    }

    /// <summary>Adds a question and its answer.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="question">What the user asked.</param>
    /// <param name="answer">What the user was shown; empty when that was nothing.</param>
    public void Remember(string conversationId, string question, string answer)
    {
        lock (_lock)
        {
            if (_byId.Remove(conversationId, out var node))
            {
                _leastRecentFirst.Remove(node);
            }

            var conversation = node?.Value ?? new Conversation(conversationId);
            conversation.LastUsed = _time.GetTimestamp();
            Add(conversation.Turns, TurnRole.User, question);
            Add(conversation.Turns, TurnRole.Assistant, answer);
            _byId[conversationId] = _leastRecentFirst.AddLast(conversation);
            ForgetOldest();
        }
    }

    /// <summary>Forgets a conversation.</summary>
    public void Forget(string conversationId)
    {
        lock (_lock)
        {
            if (_byId.Remove(conversationId, out var node))
            {
                _leastRecentFirst.Remove(node);
            }
        }
    }

    private void Add(Queue<Turn> turns, TurnRole role, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        turns.Enqueue(new Turn(role, text.Length <= _limits.TurnLength ? text : text[.._limits.TurnLength]));
        while (turns.Count > _limits.HistoryTurns)
        {
            turns.Dequeue();
        }
    }

    private void ForgetOldest()
    {
        while (_leastRecentFirst.First is { } oldest
            && (_byId.Count > _limits.Conversations || _time.GetElapsedTime(oldest.Value.LastUsed) > _limits.ConversationLifetime))
        {
            _leastRecentFirst.RemoveFirst();
            _byId.Remove(oldest.Value.Id);
        }
    }

    private sealed class Conversation(string id)
    {
        public string Id { get; } = id;

        public Queue<Turn> Turns { get; } = new();

        public long LastUsed { get; set; }
    }
}
