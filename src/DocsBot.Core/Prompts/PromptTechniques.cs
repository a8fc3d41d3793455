namespace DocsBot.Core.Prompts;

/// <summary>
/// What a version of a prompt asks of DocsBot beyond its text (<c>execution_settings.docsbot</c>). Techniques apply to language models only: the extractive model
/// follows no instruction.
/// </summary>
public sealed record PromptTechniques
{
    /// <summary>A prompt that is sent and answered as it is.</summary>
    public static PromptTechniques None { get; } = new();

    /// <summary>The tag around the model's thoughts (<c>thinking</c> for <c>&lt;thinking&gt;…&lt;/thinking&gt;</c>), which are logged and never shown; null for none.</summary>
    public string? Reasoning { get; init; }

    /// <summary>Which examples the template gets; null for none.</summary>
    public ExampleSettings? Examples { get; init; }

    /// <summary>How many answers are written before one is shown; null for one that streams.</summary>
    public CandidateSettings? Candidates { get; init; }

    /// <summary>The prompt that mends an answer whose citations did not hold; null to show the answer as it is.</summary>
    public string? Correction { get; init; }

    /// <summary>The prompts it names, which must be in the same folder, each with the key that names it.</summary>
    public IEnumerable<(string Key, string Prompt)> NamedPrompts
    {
        get
        {
            if (Candidates is not null)
            {
                yield return ("candidates", Candidates.Prompt);
            }

            if (Correction is not null)
            {
                yield return ("correction", Correction);
            }
        }
    }
}
