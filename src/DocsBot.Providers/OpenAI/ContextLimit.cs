namespace DocsBot.Providers.OpenAI;

/// <summary>
/// Recognises the refusal of a text that is too long for a model. OpenAI and Azure give it a code, <c>context_length_exceeded</c>, llama.cpp another; the
/// others say it in words only.
/// </summary>
internal static class ContextLimit
{
    private static readonly string[] Signs =
    [
        "context_length_exceeded", "exceed_context_size", "string_above_max_length", // codes: OpenAI and Azure, llama.cpp, OpenAI's embeddings
        "context length", "context window", "context size", // vLLM, Ollama, LM Studio
        "maximum input length", "prompt is too long", "input is too long", "too large for model", "must have less than", // OpenAI-compatible gateways, TEI
        "must be <= ", // text-generation-inference: `inputs` tokens + `max_new_tokens` must be <= 4096
        "request too large", // Groq, 413
    ];

    /// <summary>Whether an error is about the length of the text.</summary>
    /// <param name="codes">The provider's codes.</param>
    /// <param name="message">Its words; null when it says none.</param>
    public static bool IsExceeded(string codes, string? message) =>
        Signs.Any(sign => codes.Contains(sign, StringComparison.OrdinalIgnoreCase) || (message?.Contains(sign, StringComparison.OrdinalIgnoreCase) ?? false));
}
