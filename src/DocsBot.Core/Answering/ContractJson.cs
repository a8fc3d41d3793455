using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DocsBot.Core.Answering;

/// <summary>How DocsBot writes JSON to clients: camelCase names, enums by name, nulls written out.</summary>
public static class ContractJson
{
    /// <summary>The options of every JSON text of the contract.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Gives options made elsewhere (ASP.NET's, SignalR's) the same form.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // Every text of the contract is sent as JSON or as an event stream, never inside of HTML, so people with curl may read what they get.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
