using System.Globalization;
using System.Text.Json;
using DocsBot.Core.Answering;

namespace DocsBot.Providers.OpenAI;

/// <summary>
/// What a provider says is wrong: <c>{"error":{"message","type","param","code"}}</c>, and what compatible servers make of it. Its message may quote the
/// key or the prompt, so only the short codes are passed on.
/// </summary>
/// <param name="Code">The provider's codes for people, for example <c>insufficient_quota</c>; empty when there are none.</param>
/// <param name="Parameter">The parameter at fault; null when not said.</param>
/// <param name="Status">The HTTP status that the error names itself; null when it does not.</param>
internal sealed record ProviderError(string Code, string? Parameter, int? Status)
{
    /// <summary>Whether it says that the text is too long for the model.</summary>
    public bool IsTooLong { get; private init; }

    /// <summary>The error in a JSON object; null when it holds none.</summary>
    public static ProviderError? Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || ErrorIn(root) is not { } error)
        {
            return null;
        }

        if (error.ValueKind != JsonValueKind.Object)
        {
            return new ProviderError("", Parameter: null, Status: null) { IsTooLong = error.ValueKind == JsonValueKind.String && ContextLimit.IsExceeded("", error.GetString()) };
        }

        var code = error.TryGetProperty("code", out var codeElement) ? codeElement : default;
        var words = new[] { WordOf(code), error.TryGetProperty("type", out var type) ? WordOf(type) : null };
        var codes = string.Join(", ", words.Where(word => word is not null).Distinct(StringComparer.Ordinal));
        var status = code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) && number is >= 400 and < 600 ? number : (int?)null;
        var message = error.TryGetProperty("message", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString() : null;
        return new ProviderError(codes, error.TryGetProperty("param", out var param) ? WordOf(param) : null, status) { IsTooLong = ContextLimit.IsExceeded(codes, message) };
    }

    /// <summary>The error in the body of a response; null when there is none that can be read.</summary>
    public static ProviderError? Of(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What kind of fault it is. An error without any status is the server's.</summary>
    /// <param name="error">What the provider says; null when it says nothing that can be read.</param>
    /// <param name="status">The status of the response; null for an error in the middle of a stream.</param>
    /// <param name="options">Whose keys the fault names.</param>
    public static ModelFault ToFault(ProviderError? error, int? status, ProviderOptions options)
    {
        var codes = string.Join(", ", new[] { status?.ToString(CultureInfo.InvariantCulture), error?.Code }.Where(code => !string.IsNullOrEmpty(code)));
        var said = codes.Length > 0 ? codes : "it names no code";
        var endpoint = $"{options.KeyOf(nameof(options.Endpoint))} is the API's base address, for example https://api.openai.com/v1";
        return (error?.Status ?? status ?? 500) switch
        {
            _ when error is not null && error.Code.Contains("content_filter", StringComparison.Ordinal) =>
                new ModelFault(ModelFailure.ContentFiltered, $"withheld the answer by its content filter ({said}).", IsTransient: false),
            400 or 413 or 422 or 500 when error is { IsTooLong: true } =>
                new ModelFault(ModelFailure.ContextTooLong, $"says that the text is too long for it ({said}). Lower Answering:ContextTokens (Answering__ContextTokens), or give the model a larger context.", IsTransient: false),
            413 => new ModelFault(ModelFailure.ContextTooLong, $"says that the request is too large ({said}). Lower Answering:ContextTokens (Answering__ContextTokens).", IsTransient: false),
            429 when error is not null && error.Code.Contains("insufficient_quota", StringComparison.Ordinal) =>
                new ModelFault(ModelFailure.RateLimited, $"has no quota left ({said}). Check the account's plan and billing.", IsTransient: false),
            429 => new ModelFault(ModelFailure.RateLimited, $"wants fewer requests ({said}). Raise its limit, or lower {options.KeyOf(nameof(options.Parallelism))}.", IsTransient: true),
            401 or 403 => new ModelFault(ModelFailure.Unauthorized, $"refuses the key ({said}). Check {options.KeyOf(nameof(options.ApiKey))}, and that the key may use the model.", IsTransient: false),
            404 => new ModelFault(ModelFailure.NotFound, $"is not there ({said}). Check {options.KeyOf(nameof(options.Name))}, and that {endpoint}.", IsTransient: false),
            408 or >= 500 => new ModelFault(ModelFailure.ServerError, $"failed ({said}). Check the provider's status.", IsTransient: true),
            >= 400 => new ModelFault(ModelFailure.BadRequest, $"refuses the request ({said}{(error?.Parameter is { } parameter ? $", parameter {parameter}" : "")}). The provider's words are in the application log at level Trace.", IsTransient: false),
            _ => new ModelFault(ModelFailure.BadResponse, $"answered with status {said}. Check that {endpoint}.", IsTransient: false),
        };
    }

    /// <summary>The member <c>error</c>; older vLLM puts its members where others put that: <c>{"object":"error","message":…}</c>.</summary>
    private static JsonElement? ErrorIn(JsonElement root)
    {
        if (root.TryGetProperty("error", out var error))
        {
            return error.ValueKind is JsonValueKind.Null or JsonValueKind.False ? null : error;
        }

        return root.TryGetProperty("object", out var kind) && kind.ValueKind == JsonValueKind.String && kind.ValueEquals("error"u8) ? root : null;
    }

    /// <summary>A short code in plain letters; null for anything else, which might quote the key or the prompt.</summary>
    private static string? WordOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 and <= 60 } word && word.All(c => char.IsAsciiLetter(c) || c is '_' or '.' or '-')
            ? word
            : null;
}
