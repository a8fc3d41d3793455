using DocsBot.Core.Interactions;
using DocsBot.Lab.Web.Components;
using DocsBot.Lab.Web.Periods;
using DocsBot.Lab.Web.Signals;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>What the address of the list asks for.</summary>
/// <param name="Address">The address.</param>
/// <param name="Period">The days; all there is when the address says nothing.</param>
/// <param name="Filter">What is asked for.</param>
/// <param name="After">Where the page begins; null for the newest.</param>
public sealed record InteractionQuery(PageAddress Address, PagePeriod Period, InteractionFilter Filter, InteractionCursor? After)
{
    /// <summary>Stands in <c>signals</c> for any of them.</summary>
    public const string AnySignal = "any";

    private const int LongestText = 500;

    /// <summary>The parameters that filter, with their names for people; the period is not one of them.</summary>
    public static IReadOnlyList<(string Parameter, string Name)> Parameters { get; } =
    [
        ("text", "Text"), ("signals", "Signal"), ("outcome", "Outcome"), ("helpful", "Thumb"), ("domain", "Kind of question"), ("prompt", "Prompt"), ("model", "Model"), ("language", "Language"),
        ("site", "Site"), ("page", "Page"), ("version", "Product version"), ("experiment", "Experiment"), ("conversation", "Conversation"),
    ];

    /// <summary>Reads an address.</summary>
    /// <exception cref="BadHttpRequestException">A parameter is wrong; the message says which.</exception>
    public static InteractionQuery Of(PageAddress address, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(address);
        var period = PagePeriod.Of(address, time, PagePeriod.All);
        var text = address.Find("text");
        var filter = new InteractionFilter
        {
            From = period.Start,
            To = period.End,
            Text = text is { Length: > LongestText } ? text[..LongestText] : text,
            Signals = SignalsOf(address.Find("signals")),
            Outcome = address.Find("outcome") is { } outcome ? OutcomeText.Find(outcome) ?? throw Unknown("outcome", outcome, Enum.GetValues<InteractionOutcome>().Select(OutcomeText.KeyOf)) : null,
            Helpful = address.Find("helpful") switch { null => null, "up" => true, "down" => false, var other => throw Unknown("helpful", other, ["up", "down"]) },
            Domain = ValueOf(address, "domain"),
            Prompt = ValueOf(address, "prompt"),
            Model = ValueOf(address, "model"),
            Language = ValueOf(address, "language"),
            Site = ValueOf(address, "site"),
            Page = ValueOf(address, "page"),
            ProductVersion = ValueOf(address, "version"),
            Experiment = ValueOf(address, "experiment"),
            ConversationId = address.Find("conversation"),
        };
        return new InteractionQuery(address, period, filter, InteractionCursor.TryParse(address.Find("after"), out var after) ? after : null);
    }

    /// <summary>The filters that are set: the name for people, the value, and the address without it.</summary>
    public IEnumerable<(string Name, string Value, string Without)> Active =>
        from known in Parameters
        let value = Address.Find(known.Parameter)
        where value is not null
        select (known.Name, Said(known.Parameter, value), Address.Without(known.Parameter, "after").ToString());

    private static string Said(string parameter, string value) => parameter switch
    {
        "signals" when value == AnySignal => "any",
        "signals" => string.Join(" or ", value.Split(',').Select(key => SignalText.Find(key) is { } signal ? SignalText.NameOf(signal) : key)),
        "outcome" => OutcomeText.Find(value) is { } outcome ? OutcomeText.NameOf(outcome) : value,
        _ => value,
    };

    private static string? ValueOf(PageAddress address, string name) => address.Find(name) is { } value ? value == SliceText.None ? "" : value : null;

    private static FailureSignal SignalsOf(string? text) => text switch
    {
        null => FailureSignal.None,
        AnySignal => SignalText.Any,
        _ => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Aggregate(FailureSignal.None, (all, key) => all | (SignalText.Find(key) ?? throw Unknown("signals", key, SignalText.All.Select(SignalText.KeyOf).Append(AnySignal)))),
    };

    private static BadHttpRequestException Unknown(string parameter, string value, IEnumerable<string> known) => new($"{parameter}={value} is not known. Known: {string.Join(", ", known)}.");
}
