using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Routing;

/// <summary>
/// Has a language model say in one letter what kind of question it is, with the prompt <c>classify</c>. Whatever it replies beside one of the letters is no
/// answer.
/// </summary>
public sealed partial class DomainClassifier
{
    /// <summary>The most domains: one for each letter.</summary>
    public const int MostDomains = 26;

    /// <summary>The prompt of the call.</summary>
    public const string PromptName = "classify";

    /// <summary>Tokens of the reply where the prompt does not say: a letter, and what some models put before it.</summary>
    private const int MaxTokens = 4;

    private readonly ModelCall _call;
    private readonly RoutingOptions _options;
    private readonly ILogger<DomainClassifier> _logger;

    /// <summary>Creates the classifier.</summary>
    public DomainClassifier(ModelCall call, IOptions<RoutingOptions> options, ILogger<DomainClassifier> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _call = call;
        _options = options.Value;
        _logger = logger;
    }

    /// <summary>Classifies a question.</summary>
    /// <param name="request">The question and the domains.</param>
    /// <param name="uses">Where the call is noted.</param>
    /// <param name="cancellationToken">Whoever asked gave up.</param>
    /// <returns>The domain; null when there is no model or no prompt, or no reply that is one of the letters.</returns>
    public async Task<PromptDomain?> ClassifyAsync(RoutingRequest request, ICollection<ModelUse> uses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_call.IsAvailable || request.Prompts.Call(PromptName) is not { } template)
        {
            return null;
        }

        var domains = request.Prompts.Routing.Domains;
        var choices = domains.Take(MostDomains).Select((domain, i) => new PromptDomainChoice(((char)('A' + i)).ToString(), domain.Name, domain.Description));
        var messages = template.Render(new PromptArguments { Question = request.Question, Sources = [], History = request.History, Marks = request.Marks, Domains = [.. choices] });
        var call = ModelCallRequest.Of(template, messages, _options.ClassifyTimeout, MaxTokens);
        if (await _call.AskAsync(call, uses, cancellationToken) is not { } reply)
        {
            return null;
        }

        // One letter; a model may close it like an item of a list.
        var letter = reply.Text.Trim().TrimEnd('.', ')');
        var index = letter.Length == 1 ? char.ToUpperInvariant(letter[0]) - 'A' : -1;
        if (index >= 0 && index < domains.Count)
        {
            return domains[index];
        }

        Log.Unreadable(_logger, reply.Model);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The model {Model} replied to the prompt classify with something else than one of the letters; the default domain is used.")]
        public static partial void Unreadable(ILogger logger, string model);
    }
}
