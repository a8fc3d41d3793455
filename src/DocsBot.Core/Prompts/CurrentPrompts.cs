namespace DocsBot.Core.Prompts;

/// <summary>Holds the prompts in force, which a running service replaces as a whole. Safe for many threads: whoever reads it sees one set or the next.</summary>
/// <param name="first">The set to begin with.</param>
public sealed class CurrentPrompts(PromptSet first)
{
    private volatile PromptSet _now = first;

    /// <summary>The set in force. Read it once for a question, and keep it to the question's end.</summary>
    public PromptSet Now => _now;

    /// <summary>Puts another set in force, for what begins from now on.</summary>
    public void Replace(PromptSet next)
    {
        ArgumentNullException.ThrowIfNull(next);
        _now = next;
    }
}
