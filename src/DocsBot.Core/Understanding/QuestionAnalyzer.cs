using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Prompts;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Understanding;

/// <summary>
/// Makes of a question what is searched for: the words it lacks from the turns before, its parts, its language, and the pages it is about. Rules do it in less than
/// a millisecond; a model is asked where the rules are weak and there is one. What the model does not say, or not in time, the rules say.
/// </summary>
public sealed class QuestionAnalyzer
{
    /// <summary>A longer first question is worth a model's time.</summary>
    private const int LongQuestion = 400;

    /// <summary>What a model takes for small talk is searched for all the same when it is longer.</summary>
    private const int LongestSmallTalk = 60;

    private readonly PublishedLabels _labels;
    private readonly UnderstandingOptions _options;
    private readonly ModelReader? _model;

    /// <summary>Creates the analyzer.</summary>
    /// <param name="labels">What the index has.</param>
    /// <param name="options">When a model is asked.</param>
    /// <param name="model">The model; null for rules only.</param>
    public QuestionAnalyzer(PublishedLabels labels, IOptions<UnderstandingOptions> options, ModelReader? model = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        _labels = labels;
        _options = options.Value;
        _model = model;
    }

    /// <summary>Understands a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="marks">What tells data from instructions in the model's prompt.</param>
    /// <param name="uses">Where a call to the model is noted.</param>
    /// <param name="cancellationToken">Whoever asked gave up.</param>
    public async Task<UnderstoodQuestion> AnalyzeAsync(Question question, PromptMarks marks, ICollection<ModelUse> uses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var intent = IntentRules.Of(question);
        var parts = QuestionParts.Of(question.Text, _options.Parts);
        var reading = intent != Intent.ChitChat && IsForModel(question, parts) ? await _model!.ReadAsync(question, marks, uses, cancellationToken) : null;
        if (reading is { Intent: { } read } && (read != Intent.ChitChat || question.Text.Length <= LongestSmallTalk))
        {
            intent = read;
        }

        var language = reading?.Language ?? LanguageOf(question);
        var scope = await ScopeAsync(question, new SaidLabels(question, language, reading), cancellationToken);
        var query = scope.Narrow(QuestionCondenser.Condense(question, reading?.Standalone)) with
        {
            Parts = reading is { Parts.Count: > 1 } && _options.Parts > 0 ? [.. reading.Parts.Take(_options.Parts)] : parts,
        };
        return new UnderstoodQuestion { Query = query, Intent = intent, Language = language, ByModel = reading is not null };
    }

    private bool IsForModel(Question question, IReadOnlyList<string> parts) => _model is { IsAvailable: true } && _options.Mode switch
    {
        UnderstandingMode.Off => false,
        UnderstandingMode.Condense => question.History.Count > 0,
        UnderstandingMode.All => true,
        _ => question.History.Count > 0 || parts.Count > 0 || question.Text.Length > LongQuestion,
    };

    private async Task<SearchScope> ScopeAsync(Question question, SaidLabels said, CancellationToken cancellationToken)
    {
        // An index whose pages all have the same labels cannot be narrowed.
        var known = await _labels.GetAsync(cancellationToken);
        if (known.Count < 2)
        {
            return SearchScope.Of(question.Filter);
        }

        var page = question.PageUrl is { } url ? await _labels.OfPageAsync(url, cancellationToken) : PageLabels.None;
        return SearchScope.Of(said, known, page);
    }

    /// <summary>The language of the question, or of what the same reader wrote before when it is too short to tell.</summary>
    private static string? LanguageOf(Question question) =>
        LanguageChoice.Of(question.Text)
        ?? question.History.Where(turn => turn.Role == TurnRole.User).Reverse().Select(turn => LanguageChoice.Of(turn.Text)).FirstOrDefault(language => language is not null);
}
