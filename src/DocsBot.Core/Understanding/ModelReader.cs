using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Understanding;

/// <summary>
/// Has a model read a question: one short call with the prompt <c>understand</c>, or with <c>condense</c> where it should rewrite follow-ups only, whose reply is taken
/// for no more than it is worth.
/// </summary>
public sealed partial class ModelReader
{
    private const int HistoryTurns = 6;

    private readonly ModelCall _call;
    private readonly CurrentPrompts _prompts;
    private readonly UnderstandingOptions _options;
    private readonly ILogger<ModelReader> _logger;

    /// <summary>Creates the reader.</summary>
    public ModelReader(ModelCall call, CurrentPrompts prompts, IOptions<UnderstandingOptions> options, ILogger<ModelReader> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _call = call;
        _prompts = prompts;
        _options = options.Value;
        _logger = logger;
    }

    private bool OnlyCondenses => _options.Mode == UnderstandingMode.Condense;

    private string PromptName => OnlyCondenses ? "condense" : "understand";

    /// <summary>Whether there is a model and a prompt for it.</summary>
    internal bool IsAvailable => _call.IsAvailable && _prompts.Now.Call(PromptName) is not null;

    /// <summary>Reads a question; null when no model replied in time, or with nothing that can be read.</summary>
    internal async Task<ModelReading?> ReadAsync(Question question, PromptMarks marks, ICollection<ModelUse> uses, CancellationToken cancellationToken)
    {
        if (_prompts.Now.Call(PromptName) is not { } template)
        {
            // The prompts were replaced since the question was taken for the model's.
            return null;
        }

        var history = question.History.TakeLast(HistoryTurns).ToList();
        var messages = template.Render(new PromptArguments { Question = question.Text, Sources = [], History = history, Marks = marks });
        var request = ModelCallRequest.Of(template, messages, _options.Timeout, tokens: 300);
        if (await _call.AskAsync(request, uses, cancellationToken) is not { } reply)
        {
            return null;
        }

        var said = string.Join('\n', [.. history.Select(turn => turn.Text), question.Text]);
        var reading = OnlyCondenses ? ModelReading.OfRewriting(reply.Text, question.Text, said) : ModelReading.Of(reply.Text, said);
        if (reading is null)
        {
            Log.Unreadable(_logger, reply.Model, PromptName);
        }

        return reading;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The model {Model} replied to the prompt {Prompt} with something else than it asks for; rules are used instead.")]
        public static partial void Unreadable(ILogger logger, string model, string prompt);
    }
}
