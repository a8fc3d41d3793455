using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DocsBot.ModelServer;

/// <summary>
/// A server of a chat and an embedding model that treats each question as a seed says: a question carries its number, <c>(case 17)</c>, and the number
/// decides how both models behave towards it. Some behave so at the first request only, so that repetition pays. What has no number is treated well.
/// </summary>
public sealed partial class MisbehavingModels : IAsyncDisposable
{
    private const string Answer = "Set `port` in `lantern.toml` to change the port. [1]";

    private static readonly ChatBehaviour[] ChatBehaviours = Enum.GetValues<ChatBehaviour>();
    private static readonly EmbeddingBehaviour[] EmbeddingBehaviours = Enum.GetValues<EmbeddingBehaviour>();
    private readonly ScriptedServer _server;
    private readonly int _seed;
    private readonly ConcurrentDictionary<int, int> _asked = new();

    /// <summary>Starts the server.</summary>
    /// <param name="seed">Decides what each question meets.</param>
    public MisbehavingModels(int seed)
    {
        _seed = seed;
        _server = new ScriptedServer((_, request) => ScriptOf(request));
    }

    /// <summary>The base address of both models.</summary>
    public Uri Endpoint => _server.Endpoint;

    /// <summary>Requests for answers so far.</summary>
    public int ChatRequests => _asked.Values.Sum();

    /// <summary>A question with its number.</summary>
    public static string Numbered(string question, int number) => string.Create(CultureInfo.InvariantCulture, $"{question} (case {number})");

    /// <summary>How the chat model treats a question.</summary>
    public ChatBehaviour ChatBehaviourOf(int number) => ChatBehaviours[Draw(number, 1, ChatBehaviours.Length)];

    /// <summary>How the embedding model treats it: well in two of three cases.</summary>
    public EmbeddingBehaviour EmbeddingBehaviourOf(int number) => Draw(number, 2, 3) > 0 ? EmbeddingBehaviour.Well : EmbeddingBehaviours[Draw(number, 3, EmbeddingBehaviours.Length)];

    /// <summary>Whether the chat model behaves so towards the first request only.</summary>
    public bool IsOnlyOnce(int number) => Draw(number, 4, 4) == 0;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>A number below a bound, by SplitMix64 (Steele et al., 2014): the seeds of neighbouring questions are too alike for <see cref="Random"/>.</summary>
    private int Draw(int number, int what, int below)
    {
        unchecked
        {
            var z = (((ulong)(uint)_seed << 40) ^ ((ulong)(uint)number << 3) ^ (uint)what) * 0x9E3779B97F4A7C15ul;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ul;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBul;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }
    }

    private Func<ScriptedConnection, Task> ScriptOf(ScriptedRequest request)
    {
        var number = NumberIn(request.Body.GetRawText());
        if (request.Line.Contains("/embeddings", StringComparison.Ordinal))
        {
            return EmbeddingScripts.Of(number is null ? EmbeddingBehaviour.Well : EmbeddingBehaviourOf(number.Value), request);
        }

        if (number is not { } known)
        {
            return ChatScripts.Of(ChatBehaviour.LikeOpenAI, request, Answer, isRepeated: false);
        }

        var isRepeated = _asked.AddOrUpdate(known, 1, (_, times) => times + 1) > 1;
        return ChatScripts.Of(isRepeated && IsOnlyOnce(known) ? ChatBehaviour.LikeOpenAI : ChatBehaviourOf(known), request, Answer, isRepeated);
    }

    private static int? NumberIn(string text) => Number().Matches(text) is { Count: > 0 } matches ? int.Parse(matches[^1].Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\(case (?<number>[0-9]{1,9})\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}
