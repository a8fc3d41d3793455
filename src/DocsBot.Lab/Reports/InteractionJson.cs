using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DocsBot.Lab.Analysis.Replay;
using DocsBot.Lab.Analysis.Why;

namespace DocsBot.Lab.Reports;

/// <summary>JSON of the commands that look at one interaction.</summary>
[JsonSerializable(typeof(ReplayResult))]
[JsonSerializable(typeof(AttributionReport))]
internal sealed partial class InteractionJson : JsonSerializerContext
{
    /// <summary>camelCase names, enums by name, other scripts as they are: the text is printed, never put into a page.</summary>
    public static InteractionJson Written { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    });
}
