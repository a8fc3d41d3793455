using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DocsBot.Core.Interactions;
using DocsBot.Lab.Analysis;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Commands.Log;

/// <summary>The options that say which interactions are meant; all that are given must hold.</summary>
internal sealed class FilterOptions
{
    private static readonly Dictionary<string, InteractionOutcome> Outcomes =
        Enum.GetValues<InteractionOutcome>().ToDictionary(outcome => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()), StringComparer.Ordinal);

    private readonly Option<DateTimeOffset?> _from = Time(new Option<DateTimeOffset?>("--from") { Description = "Asked at this time or later, such as 2026-11-22 or 2026-11-22T08:00Z; without a zone it is UTC.", HelpName = "TIME" });
    private readonly Option<DateTimeOffset?> _to = Time(new Option<DateTimeOffset?>("--to") { Description = "Asked before this time.", HelpName = "TIME" });
    private readonly Option<string[]> _signals = new Option<string[]>("--signal") { Description = $"With this failure signal; given several times, with any of them. One of {string.Join(", ", SignalNames.All)}.", HelpName = "SIGNAL" };
    private readonly Option<string?> _outcome = new Option<string?>("--outcome") { Description = $"How it ended: {string.Join(", ", Outcomes.Keys)}.", HelpName = "OUTCOME" };
    private readonly Option<string?> _thumb = new Option<string?>("--thumb") { Description = "The reader's thumb: up or down.", HelpName = "THUMB" };
    private readonly Option<string?> _domain = new Option<string?>("--domain") { Description = "The kind of question. \"\" asks for those without one; so do the next six.", HelpName = "NAME" };
    private readonly Option<string?> _prompt = new Option<string?>("--prompt") { Description = "The prompt: a version as how_to@v2, or a name for all its versions.", HelpName = "PROMPT" };
    private readonly Option<string?> _model = new Option<string?>("--model") { Description = "The model that wrote the answer.", HelpName = "NAME" };
    private readonly Option<string?> _language = new Option<string?>("--language") { Description = "The question's language.", HelpName = "TAG" };
    private readonly Option<string?> _site = new Option<string?>("--site") { Description = "The site that the widget is embedded in.", HelpName = "ORIGIN" };
    private readonly Option<string?> _page = new Option<string?>("--page") { Description = "What the address of the page begins with that it was asked on.", HelpName = "URL" };
    private readonly Option<string?> _version = new Option<string?>("--product-version") { Description = "The version of the product that was asked about.", HelpName = "VERSION" };
    private readonly Option<string?> _experiment = new Option<string?>("--experiment") { Description = "The experiment, or an arm of it as shorter/how_to@v2.", HelpName = "NAME" };
    private readonly Option<string?> _text = new Option<string?>("--text") { Description = "What the question, the answer or the comment contains.", HelpName = "TEXT" };
    private readonly Option<string?> _conversation = new Option<string?>("--conversation") { Description = "The id of the conversation.", HelpName = "ID" };

    /// <summary>Creates the options.</summary>
    public FilterOptions()
    {
        _signals.AcceptOnlyFromAmong([.. SignalNames.All]);
        _outcome.AcceptOnlyFromAmong([.. Outcomes.Keys]);
        _thumb.AcceptOnlyFromAmong("up", "down");
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _from, _to, _signals, _outcome, _thumb, _domain, _prompt, _model, _language, _site, _page, _version, _experiment, _text, _conversation })
        {
            command.Add(option);
        }
    }

    /// <summary>What they say.</summary>
    public InteractionFilter Read(ParseResult parsed) => new()
    {
        From = parsed.GetValue(_from),
        To = parsed.GetValue(_to),
        Signals = (parsed.GetValue(_signals) ?? []).Aggregate(FailureSignal.None, (all, name) => all | SignalNames.Of(name)),
        Outcome = parsed.GetValue(_outcome) is { } outcome ? Outcomes[outcome] : null,
        Helpful = parsed.GetValue(_thumb) is { } thumb ? thumb == "up" : null,
        Domain = parsed.GetValue(_domain),
        Prompt = parsed.GetValue(_prompt),
        Model = parsed.GetValue(_model),
        Language = parsed.GetValue(_language),
        Site = parsed.GetValue(_site),
        Page = parsed.GetValue(_page),
        ProductVersion = parsed.GetValue(_version),
        Experiment = parsed.GetValue(_experiment),
        Text = parsed.GetValue(_text),
        ConversationId = parsed.GetValue(_conversation),
    };

    /// <summary>Reads an option as a time.</summary>
    public static Option<DateTimeOffset?> Time(Option<DateTimeOffset?> option)
    {
        option.CustomParser = result =>
        {
            if (result.Tokens is [var token] && DateTimeOffset.TryParse(token.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                return time;
            }

            result.AddError($"{option.Name} needs a time such as 2026-11-22 or 2026-11-22T08:00Z.");
            return null;
        };
        return option;
    }
}
