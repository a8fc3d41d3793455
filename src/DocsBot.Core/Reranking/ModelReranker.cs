using System.Globalization;
using System.Text.RegularExpressions;
using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using DocsBot.Core.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Reranking;

/// <summary>
/// Has the language model put all passages into an order at once, with the prompt <c>rerank</c> (listwise; Sun et al., "Is ChatGPT Good at Search?", EMNLP 2023).
/// </summary>
public sealed partial class ModelReranker : IReranker
{
    private const string PromptName = "rerank";

    /// <summary>Characters of a passage that the model is shown: what it is about stands in its beginning.</summary>
    private const int PassageLength = 800;

    private readonly ModelCall _call;
    private readonly CurrentPrompts _prompts;
    private readonly RerankOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ModelReranker> _logger;

    /// <summary>Creates the re-ranker.</summary>
    public ModelReranker(ModelCall call, CurrentPrompts prompts, IOptions<RerankOptions> options, TimeProvider time, ILogger<ModelReranker> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _call = call;
        _prompts = prompts;
        _options = options.Value;
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc />
    public int Candidates => _options.Candidates;

    /// <inheritdoc />
    public async Task<IReadOnlyList<int>?> RankAsync(string question, IReadOnlyList<Chunk> passages, ICollection<ModelUse> uses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(passages);
        if (!_call.IsAvailable || _prompts.Now.Call(PromptName) is not { } template)
        {
            return null;
        }

        // The marks must be none that a page can know; nothing is read back by them.
        var marks = PromptMarks.For(Guid.CreateVersion7(_time.GetUtcNow()).ToString());
        var sources = passages.Select((passage, i) =>
            new PromptSource(i + 1, passage.Title, string.Join(" > ", passage.HeadingPath), passage.Url, PlainText.Shorten(passage.Text, PassageLength)));
        var messages = template.Render(new PromptArguments { Question = question, Sources = [.. sources], Marks = marks });
        var request = ModelCallRequest.Of(template, messages, _options.Timeout, tokens: 200);
        if (await _call.AskAsync(request, uses, cancellationToken) is not { } reply)
        {
            return null;
        }

        var order = Read(reply.Text, passages.Count);
        if (order.Count == 0)
        {
            Log.Unreadable(_logger, reply.Model);
            return null;
        }

        return order;
    }

    /// <summary>The numbers of the first list in a reply that name a passage, each once; those of the whole reply when it has no list.</summary>
    private static List<int> Read(string reply, int count)
    {
        var list = List().Match(reply);
        return [.. Number().Matches(list.Success ? list.Value : reply)
            .Select(match => int.TryParse(match.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : -1)
            .Where(place => place >= 0 && place < count)
            .Distinct()];
    }

    [GeneratedRegex(@"\[[\s\d,\[\]]*\d[\s\d,\[\]]*\]?", RegexOptions.NonBacktracking)]
    private static partial Regex List();

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The model {Model} replied to the prompt rerank without a number of a passage; the order stays as the search had it.")]
        public static partial void Unreadable(ILogger logger, string model);
    }
}
